using System.Text.Json.Serialization;
using ProofRepair.Sampling;

namespace ProofRepair.Bench.Running.Recording;

[JsonSerializable(typeof(Dictionary<string, string>))]
[JsonSerializable(typeof(Sample))]
internal sealed partial class RecorderJson : JsonSerializerContext;
