// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The official client against the gateway in OPENAI_BASE_URL: chat, stream, tools, models. Prints
// what it understood as one line of JSON, which the test compares.
import OpenAI, { APIError } from "openai";

const client = new OpenAI({ maxRetries: 0 });
const user = (content) => [{ role: "user", content }];
const said = {};

const models = await client.models.list();
said.models = models.data.map((model) => model.id);

const chat = await client.chat.completions.create({
  model: "demo-tour",
  messages: user("hello"),
});
said.chat = {
  text: chat.choices[0].message.content,
  reason: chat.choices[0].finish_reason,
  total: chat.usage.total_tokens,
};

const stream = await client.chat.completions.create({
  model: "demo-reasoning",
  messages: user("hello"),
  stream: true,
  stream_options: { include_usage: true },
});
said.stream = { text: "", reasoning: "", reason: null, usage: null };
for await (const chunk of stream) {
  const choice = chunk.choices[0];
  said.stream.text += choice?.delta.content ?? "";
  said.stream.reasoning += choice?.delta.reasoning_content ?? "";
  said.stream.reason ??= choice?.finish_reason ?? null;
  said.stream.usage = chunk.usage ?? said.stream.usage;
}

// The client's own loop: it joins the fragments, checks the arguments, runs the function, sends
// the result and waits for the text.
const weather = {
  type: "function",
  function: {
    name: "get_weather",
    parse: JSON.parse,
    function: ({ location }) => {
      said.ran = location;
      return `rain in ${location}`;
    },
    parameters: { type: "object", properties: { location: { type: "string" } } },
  },
};
const runner = client.chat.completions.runTools({
  model: "demo-tools",
  stream: true,
  messages: user("Boston"),
  tools: [weather],
});
said.tools = await runner.finalContent();

const once = await client.chat.completions.create({
  model: "demo-tools",
  messages: user("Boston"),
  tools: [{ type: "function", function: { name: "f", parameters: { type: "object" } } }],
});
said.call = once.choices[0].message.tool_calls[0].function.name;

const failing = async (prompt, isStreaming) => {
  try {
    const answer = await client.chat.completions.create({
      model: "demo-faults",
      messages: user(prompt),
      stream: isStreaming,
    });
    if (isStreaming) for await (const chunk of answer) void chunk;
    return "no error";
  } catch (error) {
    return error instanceof APIError ? `${error.status ?? "in the stream"} ${error.code}` : `${error}`;
  }
};
said.refused = await failing("401", false);
said.limited = await failing("429", true);
said.broken = await failing("error 1", true);

console.log(JSON.stringify(said));
