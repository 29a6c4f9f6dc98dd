"use client";

import { useRef, useState } from "react";
import { Icon } from "./icon.tsx";
import { useLanguage } from "./language-context.tsx";

type Listening = "never" | "has_listened" | "failed";

/** Plays a sound for the asking, from its beginning each time. Without scripts the browser's own player stands in its place. */
export function ListenButton({ sound }: { readonly sound: string }) {
  const { words } = useLanguage();
  const player = useRef<HTMLAudioElement>(null);
  const [listening, setListening] = useState<Listening>("never");

  const play = async (audio: HTMLAudioElement): Promise<void> => {
    setListening("has_listened");
    audio.currentTime = 0;
    try {
      await audio.play();
    } catch (cause) {
      if (!(cause instanceof DOMException) || cause.name !== "AbortError") setListening("failed");
    }
  };
  return (
    <>
      <button
        className="button button-quiet needs-script"
        onClick={() => player.current !== null && void play(player.current)}
        type="button"
      >
        <Icon name="listen" />
        {listening === "never" ? words.listen : words.listenAgain}
      </button>
      {/* biome-ignore lint/a11y/useMediaCaption: a caption would be the answer; the picture is the way for who cannot hear */}
      <audio preload="none" ref={player} src={sound} />
      <noscript>
        {/* biome-ignore lint/a11y/useMediaCaption: as above */}
        <audio aria-label={words.listen} controls preload="none" src={sound} />
      </noscript>
      <p className="field-help" role="status">
        {listening === "failed" ? words.listenFailed : ""}
      </p>
    </>
  );
}
