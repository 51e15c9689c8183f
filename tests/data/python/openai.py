# SPDX-FileCopyrightText: 2026 Loquat contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Stands in for the openai package, which Debian 12 does not have, where it is not installed.

It takes only the arguments that version 1 of the package takes, sends what that would send, and
streams the answer.
"""

import json
import urllib.error
import urllib.parse
import urllib.request
from types import SimpleNamespace


def _namespace(value):
    if isinstance(value, dict):
        return SimpleNamespace(**{name: _namespace(inner) for name, inner in value.items()})
    if isinstance(value, list):
        return [_namespace(inner) for inner in value]
    return value


def _chunk(event):
    choices = [
        SimpleNamespace(
            delta=SimpleNamespace(content=(choice.get("delta") or {}).get("content")),
            finish_reason=choice.get("finish_reason"),
        )
        for choice in event.get("choices") or []
    ]
    return SimpleNamespace(choices=choices)


class _Completions:
    def __init__(self, client):
        self._client = client

    def create(
        self,
        *,
        messages,
        model,
        extra_body=None,
        **options,
    ):
        known = {
            "stream",
            "temperature",
            "top_p",
            "n",
            "stop",
            "max_tokens",
            "presence_penalty",
            "frequency_penalty",
            "logit_bias",
            "logprobs",
            "top_logprobs",
            "user",
            "seed",
            "tools",
            "tool_choice",
            "response_format",
        }
        unknown = set(options) - known
        if unknown:
            raise TypeError(f"create() got an unexpected keyword argument {unknown.pop()!r}")
        body = {"messages": messages, "model": model, **options, **(extra_body or {})}
        response = self._client._post("/chat/completions", body)
        if not body.get("stream"):
            return _namespace(json.load(response))
        return self._events(response)

    @staticmethod
    def _events(response):
        for line in response:
            data = line.strip().removeprefix(b"data:").strip()
            if data == b"[DONE]":
                return
            if data:
                yield _chunk(json.loads(data))


class OpenAI:
    def __init__(self, *, api_key, base_url, default_headers=None, default_query=None):
        self._api_key = api_key
        self._base_url = base_url.rstrip("/")
        self._headers = default_headers or {}
        self._query = default_query or {}
        self.chat = SimpleNamespace(completions=_Completions(self))

    def _post(self, path, body):
        query = "?" + urllib.parse.urlencode(self._query) if self._query else ""
        headers = {
            "Accept": "application/json",
            "Content-Type": "application/json",
            "Authorization": f"Bearer {self._api_key}",
            **self._headers,
        }
        request = urllib.request.Request(
            self._base_url + path + query, json.dumps(body).encode(), headers, method="POST"
        )
        return urllib.request.urlopen(request)
