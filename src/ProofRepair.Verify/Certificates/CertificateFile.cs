using System.Text.Encodings.Web;
using System.Text.Json;

namespace ProofRepair.Verify.Certificates;

public static class CertificateFile
{
    // More than any proof in a benchmark, and little enough to read whole.
    private const long LargestBytes = 64L << 20;

    private static readonly CertificateJson s_readable = new(new JsonSerializerOptions(CertificateJson.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    public static string Text(Certificate certificate) => JsonSerializer.Serialize(certificate, s_readable.Certificate) + "\n";

    /// <summary>Of a text that this program made; null where it is none.</summary>
    public static Certificate? Read(string text)
    {
        try
        {
            return JsonSerializer.Deserialize(text, CertificateJson.Default.Certificate);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <returns>The certificate, or what is wrong with the file.</returns>
    public static async Task<(Certificate? Certificate, string? Problem)> ReadAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            if (new FileInfo(path).Length > LargestBytes)
            {
                return (null, $"it is larger than {LargestBytes >> 20} MB");
            }

            await using var stream = File.OpenRead(path);
            var certificate = await JsonSerializer.DeserializeAsync(stream, CertificateJson.Default.Certificate, cancellationToken);
            return certificate is null ? (null, "it is empty") : certificate.Alteration() is { } altered ? (null, altered) : (certificate, null);
        }
        catch (JsonException e)
        {
            return (null, $"it is no certificate: {e.Message}");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return (null, e.Message);
        }
    }
}
