namespace ProofRepair.Sampling.OpenAi;

/// <summary>A key that no log, no record's text and no message can show by accident.</summary>
public sealed class ApiKey(string value)
{
    private readonly string _value = value.Trim();

    public string Reveal() => _value;

    /// <summary>A text of a server's without the key, which some servers repeat in part or as a whole.</summary>
    public string Redact(string text) => _value.Length == 0 ? text : text.Replace(_value, "***", StringComparison.Ordinal);

    public override string ToString() => "***";
}
