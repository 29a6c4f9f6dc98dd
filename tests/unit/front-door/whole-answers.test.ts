import type { RequestListener } from "node:http";
import { afterEach, describe, expect, it } from "vitest";
import { type FrontDoorWorld, frontDoorWorld } from "#tests/support/front-door-world.ts";

const SHELL = `<html id="__next_error__"><body><script>secret stack at /srv/app.ts:1:1</script></body></html>`;
const POLICY = "default-src 'none'; script-src 'nonce-x'";

describe("an answer of Next", () => {
  let world: FrontDoorWorld | undefined;
  afterEach(() => world?.close());

  const answering = async (pages: RequestListener): Promise<FrontDoorWorld> => {
    world = await frontDoorWorld({ pages });
    return world;
  };

  it.each<[string, RequestListener]>([
    [
      "written at once",
      (_request, response) => {
        response.statusCode = 500;
        response.setHeader("Content-Type", "text/html; charset=utf-8");
        response.end(SHELL);
      },
    ],
    [
      "flushed and written in pieces",
      (_request, response) => {
        response.statusCode = 500;
        response.setHeader("Content-Type", "text/html; charset=utf-8");
        response.flushHeaders();
        response.write(SHELL.slice(0, 20));
        response.end(SHELL.slice(20));
      },
    ],
    [
      "with its head and a wrong length",
      (_request, response) => {
        response.setHeader("Content-Encoding", "gzip");
        response.setHeader("Content-Length", "7");
        response.writeHead(500);
        response.end("a route");
      },
    ],
  ])("of a page that threw, %s, becomes a whole page in both languages, Arabic first", async (_how, pages) => {
    const answer = await (await answering(pages)).ask("/en/account");
    expect(answer.status).toBe(500);
    expect(answer.headers["content-type"]).toBe("text/html; charset=utf-8");
    expect(answer.headers["content-encoding"]).toBeUndefined();
    expect(answer.headers["cache-control"]).toBe("no-store");
    expect(answer.body).toMatch(/^<!doctype html>\s*<html lang="ar" dir="rtl">[\s\S]*<\/html>\s*$/);
    expect(answer.body.indexOf("تعذّر فتح هذه الصفحة")).toBeLessThan(
      answer.body.indexOf("This page could not be opened"),
    );
    expect(answer.body).toContain(`<span class="reference" data-reference>${answer.headers["x-request-id"]}</span>`);
    expect(answer.body).toContain('<div lang="en" dir="ltr">');
    expect(answer.body).toContain('href=""');
    expect(answer.body).not.toMatch(/secret|script>|app\.ts|__next_error__/);
    const nonce = /<style nonce="([^"]+)">/.exec(answer.body)?.[1];
    expect(answer.headers["content-security-policy"]).toContain(`style-src 'nonce-${nonce}'`);
  });

  it("for which no page was made, so that it stays blank without scripts, becomes a whole page too", async () => {
    const blank: RequestListener = (_request, response) => {
      response.statusCode = 404;
      response.setHeader("Content-Type", "text/html");
      response.end(SHELL);
    };
    const answer = await (await answering(blank)).ask("/nothing.svg");
    expect(answer.status).toBe(404);
    expect(answer.body).toContain("لا شيء في هذا العنوان");
    expect(answer.body).not.toContain("__next_error__");
  });

  it("that is a page of ours goes out as it is, also when it says 404", async () => {
    const ours: RequestListener = (_request, response) => {
      response.statusCode = 404;
      response.setHeader("Content-Type", "text/html");
      response.setHeader("Content-Security-Policy", POLICY);
      response.end("ours");
    };
    const answer = await (await answering(ours)).ask("/ar/nothing");
    expect([answer.status, answer.body]).toEqual([404, "ours"]);
    expect(answer.headers["content-security-policy"]).toBe(POLICY);
  });

  it.each([
    [404, "لا شيء في هذا العنوان"],
    [400, "وصلنا طلب غير مكتمل"],
    [403, "وصلنا طلب غير مكتمل"],
  ])(
    "that is a wordless %s becomes a whole page for a browser, and stays wordless for a program",
    async (status, words) => {
      const silent: RequestListener = (_request, response) => {
        response.statusCode = status;
        response.end();
      };
      const { ask } = await answering(silent);
      const [browser, program] = [
        await ask("/api/auth/x"),
        await ask("/api/auth/x", { headers: { accept: "image/*" } }),
      ];
      expect(browser.status).toBe(status === 404 ? 404 : 400);
      expect(browser.body).toContain(words);
      expect([program.status, program.body]).toEqual([status, ""]);
    },
  );

  it.each(["rsc", "next-action"])("to Next's own fetch (%s) is left to Next", async (name) => {
    const failing: RequestListener = (_request, response) => {
      response.statusCode = 500;
      response.end("for the router");
    };
    const answer = await (await answering(failing)).ask("/ar", { headers: { [name]: "1" } });
    expect(answer.body).toBe("for the router");
  });

  it("that fails for a program is no page", async () => {
    const failing: RequestListener = (_request, response) => {
      response.statusCode = 500;
      response.end();
    };
    const answer = await (await answering(failing)).ask("/api/picture-codes/x", { headers: { accept: "image/*" } });
    expect([answer.status, answer.body]).toEqual([500, ""]);
  });
});

describe("a surprise before any answer", () => {
  it("is a whole page for a browser and a line for a program", async () => {
    const world = await frontDoorWorld({
      pages: () => {
        throw new Error("a secret of ours");
      },
    });
    const [browser, program] = [await world.ask("/ar"), await world.ask("/ar", { headers: { accept: "*/*" } })];
    await world.close();
    expect([browser.status, program.status]).toEqual([500, 500]);
    expect(browser.body).toContain("تعذّر فتح هذه الصفحة");
    expect(program.body).toBe("تعذّر فتح هذه الصفحة · This page could not be opened\n");
    expect(browser.body).not.toContain("secret");
  });
});
