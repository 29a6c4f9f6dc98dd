import { NotFoundPage } from "../not-found-page.tsx";

export default NotFoundPage;
