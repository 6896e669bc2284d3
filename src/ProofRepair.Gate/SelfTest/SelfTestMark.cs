using System.Security.Cryptography;
using System.Text;
using ProofRepair.Gate.Facts;
using ProofRepair.Gate.Settings;
using ProofRepair.Lean.Toolchains;

namespace ProofRepair.Gate.SelfTest;

/// <summary>That this program with this Lean passed its self-test: a file in a folder of the user's own, which no process of Lean sees.</summary>
internal sealed class SelfTestMark(string folder, LeanToolchain toolchain)
{
    private string File => Path.Combine(folder, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{ProgramBuild.Identity}\n{toolchain.FileName}\n{toolchain.Identity(GateSettings.Default.LeanOptions, GateSettings.Default.Heartbeats)}"))));

    public bool IsThere => System.IO.File.Exists(File);

    public void Write()
    {
        try
        {
            Directory.CreateDirectory(folder);
            System.IO.File.WriteAllText(File, "");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The next run tests again.
        }
    }
}
