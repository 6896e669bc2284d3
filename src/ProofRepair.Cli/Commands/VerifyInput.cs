using System.Collections.Immutable;
using ProofRepair.Lean.Checking;
using ProofRepair.Pipeline.Files;
using ProofRepair.Verify;
using ProofRepair.Verify.Certificates;
using ProofRepair.Verify.Files;

namespace ProofRepair.Cli.Commands;

/// <summary>What is to be verified. <paramref name="Others"/>: what else the proof's file declares; <paramref name="Repeated"/>: the certificate that is repeated.</summary>
internal sealed record VerifyTask(string Name, string? Theorem, string Directory, VerifyRequest Request, ImmutableArray<string> Others, Certificate? Repeated);

/// <summary>What the user named on the command line.</summary>
internal sealed record VerifyInput(string? File, string? Statement, string? Theorem, string? Certificate)
{
    /// <returns>What is to be verified, or what is wrong and what to do.</returns>
    public async Task<(VerifyTask? Task, string? Problem)> ReadAsync(CheckLimits limits, ImmutableDictionary<string, string> options, CancellationToken cancellationToken)
    {
        if (Certificate is not null)
        {
            if (File is not null || Statement is not null)
            {
                return (null, "A certificate holds its statement and its proof: give --certificate alone.");
            }

            var (certificate, problem) = await CertificateFile.ReadAsync(Certificate, cancellationToken);
            return certificate is null
                ? (null, $"{Certificate}: {problem}.")
                : (new VerifyTask(Certificate, certificate.Theorem, System.IO.Directory.GetCurrentDirectory(), certificate.Request(limits.MemoryBytes), [], certificate), null);
        }

        if (File is null || Statement is null)
        {
            return (null, "Say what to verify: FILE with the proof and --statement FILE with the theorem that it must prove, or --certificate FILE.");
        }

        var (proofFile, noProofFile) = await LeanFile.ReadAsync(File, cancellationToken);
        var (statementFile, noStatementFile) = await LeanFile.ReadAsync(Statement, cancellationToken);
        if (proofFile is null || statementFile is null)
        {
            return (null, noProofFile ?? noStatementFile);
        }

        var (pinned, noStatement) = PinnedStatement.Read(statementFile.Text, Theorem);
        if (pinned is null)
        {
            return (null, $"{Statement}: {noStatement}.");
        }

        var (proof, noProof) = SubmittedProof.Read(proofFile.Text, pinned.Name);
        return proof is null
            ? (null, $"{File}: {noProof}.")
            : (new VerifyTask(
                File,
                pinned.Name,
                Path.GetDirectoryName(Path.GetFullPath(Statement))!,
                new VerifyRequest(new LeanHeader(pinned.Header), pinned.Lead, proof.Body, limits) { Options = options, WithReplay = true },
                [.. proof.Others.Where(o => !pinned.Header.Contains(o, StringComparison.Ordinal))],
                null), null);
    }
}
