using System.Text.Json.Serialization;

namespace ProofRepair.FakeModel;

/// <summary>
/// How to answer the requests, one step each in the order of their arrival; the last step answers all that come after.
/// <c>Kind</c>: ok, status, slow, stall (half a stream, then silence), cut, cut-late (a stream before its last word), malformed, overlong, empty, html. To who asks for a stream, completions are streamed.
/// </summary>
internal sealed record Script(Step[] Steps);

/// <param name="Kind">What to do.</param>
/// <param name="Text">The completion of an <c>ok</c>, the body of a <c>status</c>.</param>
/// <param name="Reasoning">Sent as <paramref name="ReasoningField"/>.</param>
/// <param name="Status">The status of a <c>status</c>.</param>
/// <param name="RetryAfter">The header of that name.</param>
/// <param name="Usage">False: no usage is reported.</param>
/// <param name="Finish">The finish reason.</param>
/// <param name="EchoKey">Repeats the request's Authorization header in the body, as careless servers do.</param>
/// <param name="Bytes">The length of an <c>overlong</c>.</param>
/// <param name="ReasoningField">What the server calls a model's thinking.</param>
/// <param name="ReasoningTokens">How many of the completion's tokens it reports to be thinking.</param>
/// <param name="Streams">False: a server that does not know streaming.</param>
/// <param name="StreamError">Sent as an event in place of the end of a stream.</param>
internal sealed record Step(
    string Kind,
    string? Text = null,
    string? Reasoning = null,
    int Status = 500,
    string? RetryAfter = null,
    bool Usage = true,
    string Finish = "stop",
    bool EchoKey = false,
    int Bytes = 1 << 20,
    string ReasoningField = "reasoning_content",
    int? ReasoningTokens = null,
    bool Streams = true,
    string? StreamError = null);

internal sealed record LoggedRequest(string Method, string Path, string? Authorization, string Body);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(Script))]
[JsonSerializable(typeof(LoggedRequest))]
internal sealed partial class FakeModelJson : JsonSerializerContext;
