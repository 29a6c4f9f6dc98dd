import { type HttpEndpoint, postJson } from "#lib/adapters/outbound/post-json.ts";
import type { PictureCodePublisher } from "#lib/ports/picture-code-publisher.ts";

/** Announces the answers to the simulated world: `POST /captcha {"id","answer","audioAnswer"}`. For demonstration and tests only. */
export function httpPictureCodePublisher(endpoint: HttpEndpoint): PictureCodePublisher {
  return {
    announce: async (id, answers) => {
      await postJson(endpoint, "/captcha", { id, ...answers });
    },
  };
}
