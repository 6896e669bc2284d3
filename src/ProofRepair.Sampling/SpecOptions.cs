using System.Globalization;

namespace ProofRepair.Sampling;

/// <summary>The options after <c>?</c> of a sampler's name. What nobody takes, and what is no number where one is wanted, becomes the error.</summary>
internal sealed class SpecOptions
{
    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);
    private readonly List<string> _errors = [];

    private SpecOptions()
    {
    }

    public static (string Target, SpecOptions Options) Split(string text)
    {
        var options = new SpecOptions();
        var mark = text.IndexOf('?');
        if (mark < 0)
        {
            return (text, options);
        }

        foreach (var pair in text[(mark + 1)..].Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = pair.IndexOf('=');
            if (equals <= 0)
            {
                options._errors.Add($"`{pair}` is no NAME=VALUE");
            }
            else
            {
                options._values[pair[..equals]] = Uri.UnescapeDataString(pair[(equals + 1)..]);
            }
        }

        return (text[..mark], options);
    }

    public string? Take(string name) => _values.Remove(name, out var value) ? value : null;

    /// <param name="formerly">Another name of it.</param>
    public long? TakeNumber(string name, long least = int.MinValue, long most = int.MaxValue, string? formerly = null)
    {
        if (formerly is not null && _values.ContainsKey(formerly))
        {
            if (!_values.ContainsKey(name))
            {
                return TakeNumber(formerly, least, most);
            }

            _errors.Add($"`{name}` and `{formerly}` are the same");
        }

        if (Take(name) is not { } text)
        {
            return null;
        }

        if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) && value >= least && value <= most)
        {
            return value;
        }

        _errors.Add($"`{name}={text}` wants a whole number{(least > int.MinValue ? $" from {least}" : "")}{(most < int.MaxValue ? $" to {most}" : "")}");
        return null;
    }

    public bool? TakeSwitch(string name)
    {
        var text = Take(name);
        if (text is not (null or "on" or "off"))
        {
            _errors.Add($"`{name}={text}` wants on or off");
        }

        return text is null ? null : text == "on";
    }

    public double? TakeReal(string name)
    {
        if (Take(name) is not { } text)
        {
            return null;
        }

        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && value is >= 0 and <= 100_000)
        {
            return value;
        }

        _errors.Add($"`{name}={text}` wants a number that is not negative");
        return null;
    }

    public TimeSpan? TakeSeconds(string name)
    {
        var seconds = TakeReal(name);
        if (seconds is < 0.01 or > 86_400)
        {
            _errors.Add($"`{name}` wants 0.01 to 86400 seconds");
            return null;
        }

        return seconds is { } value ? TimeSpan.FromSeconds(value) : null;
    }

    public string? Error(string sampler) =>
        _errors.Count > 0 ? _errors[0] : _values.Count > 0 ? $"`{_values.Keys.First()}` is no option of `{sampler}`" : null;
}
