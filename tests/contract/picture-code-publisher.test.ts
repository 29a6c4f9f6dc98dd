import { afterAll, expect, it } from "vitest";
import { httpPictureCodePublisher } from "#lib/adapters/picture-code/http-picture-code-publisher.ts";
import { openSimulatedWorld } from "#tests/support/simulated-world.ts";

const world = await openSimulatedWorld();
afterAll(world.close);

it("An announced picture code can be read again and again", async () => {
  await httpPictureCodePublisher(world.endpoint("")).announce("picture-1", {
    answer: "40718",
    audioAnswer: "55021",
  });
  for (const _ of [1, 2]) {
    expect(await world.get("/captcha.json?id=picture-1")).toEqual({
      status: 200,
      body: { answer: "40718", audioAnswer: "55021" },
    });
  }
});

it("A picture code that was never announced is not found", async () => {
  expect(await world.get("/captcha.json?id=other")).toMatchObject({ status: 404 });
  expect(await world.get("/captcha.json")).toMatchObject({ status: 400 });
});

it("Announcing to nobody changes nothing", async () => {
  await httpPictureCodePublisher({ baseUrl: "http://127.0.0.1:1", token: null }).announce("picture-2", {
    answer: "11111",
    audioAnswer: "22222",
  });
});
