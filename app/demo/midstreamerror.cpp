// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/midstreamerror.h"

#include <array>

namespace demo {
namespace {

/// Written after what these products send; one line of JSON unless the form is another one.
constexpr std::array<const char *, kMidStreamForms> kForms{
    // 1: OpenAI, vLLM, llama.cpp, LiteLLM
    "data: {\"error\":{\"message\":\"The server had an error while processing your request.\","
    "\"type\":\"server_error\",\"param\":null,\"code\":\"server_error\"}}\n\n",
    // 2: a bare string, as LM Studio writes it
    "data: {\"error\":\"The model crashed while it was writing.\"}\n\n",
    // 3: OpenRouter, an error beside the choices
    "data: {\"id\":\"gen-1\",\"object\":\"chat.completion.chunk\",\"created\":1700000000,"
    "\"model\":\"demo-faults\",\"error\":{\"code\":502,\"message\":\"Provider disconnected.\"},"
    "\"choices\":[{\"index\":0,\"delta\":{\"content\":\"\"},\"finish_reason\":\"error\"}]}\n\n",
    // 4: a named event
    "event: error\ndata: {\"message\":\"The stream was aborted upstream.\","
    "\"type\":\"upstream_error\"}\n\n",
    // 5: llama.cpp before September 2025, a field of the name "error"
    "error: {\"code\":500,\"message\":\"The context was shifted too often.\","
    "\"type\":\"server_error\"}\n\n",
    // 6: New API after its pings, JSON without any field, over several lines
    ": PING\n\n{\n  \"error\": {\n    \"message\": \"The upstream is overloaded. "
    "(request id: 2026010112000000demo)\",\n    \"type\": \"new_api_error\",\n"
    "    \"param\": \"\",\n    \"code\": \"upstream_error\"\n  }\n}",
    // 7: the page of a proxy
    "<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body>\r\n<center><h1>502 Bad "
    "Gateway</h1></center>\r\n<hr><center>nginx</center>\r\n</body>\r\n</html>\r\n",
    // 8: vLLM up to 0.9, flat
    "data: {\"object\":\"error\",\"message\":\"The request was aborted.\","
    "\"type\":\"InternalServerError\",\"param\":null,\"code\":500}\n\n",
    // 9: code and message without a field
    "{\"code\":429,\"message\":\"Too many requests at once.\",\"details\":\"\"}\n",
    // 10: MiniMax
    "data: {\"type\":\"error\",\"error\":{\"type\":\"bad_request_error\","
    "\"message\":\"The input is not allowed.\",\"http_code\":\"400\"},"
    "\"request_id\":\"demo\"}\n\n",
    // 11: FastAPI and Open WebUI
    "data: {\"detail\":\"Open WebUI: Server Connection Error\"}\n\n",
    // 12: the administration side of New API
    "data: {\"success\":false,\"message\":\"The channel was disabled.\"}\n\n",
    // 13: MiniMax, a status inside
    "data: {\"choices\":null,\"base_resp\":{\"status_code\":1008,"
    "\"status_msg\":\"insufficient balance\"}}\n\n",
    // 14: Ollama, which loses the error and ends
    "",
};

} // namespace

QByteArray midStreamError(int form)
{
    return form >= 1 && form <= kMidStreamForms ? QByteArray(kForms.at(size_t(form - 1)))
                                                : QByteArray();
}

} // namespace demo
