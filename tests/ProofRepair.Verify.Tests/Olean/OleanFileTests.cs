using System.Numerics;
using CsCheck;
using ProofRepair.Verify.Olean;
using Xunit;

namespace ProofRepair.Verify.Tests.Olean;

public sealed class OleanFileTests
{
    [Theory]
    [InlineData(4, false, true, 2)]
    [InlineData(4, true, true, 2)]
    [InlineData(8, false, true, 2)]
    [InlineData(8, true, true, 2)]
    [InlineData(8, true, false, 2)]
    [InlineData(4, false, false, 2)]
    [InlineData(8, true, false, 1)]
    public void Every_layout_that_Lean_wrote_reads_the_same(int pointerSize, bool gmp, bool rootFirst, int version)
    {
        var file = Sample(new ModuleWriter(new OleanWriter(pointerSize, gmp, rootFirst, version))).ToFile();

        var module = OleanFile.Read(file, TestContext.Current.CancellationToken).Module!;

        Assert.Equal(pointerSize, module.Header.PointerSize);
        Assert.Equal(version == 2 ? "4.28.0-test" : "", module.Header.LeanVersion);
        Assert.Equal(["Init", "Mathlib.Tactic"], module.Imports.Select(i => i.ToString()));
        Assert.Equal(
            ["Axiom bad", "Definition twice", "Opaque hidden", "Inductive Coin", "Constructor Coin.head", "Constructor Coin.tail", "Theorem main"],
            module.Constants.Select(c => $"{c.Kind} {c.Name}"));
        Assert.Equal([new ExtensionEntries(LeanName.Parse("Lean.externAttr"), 2)], module.Extensions);
        var value = Assert.IsType<LeanExpr.Application>(module.Find(LeanName.Parse("main"))!.Value);
        Assert.Equal(BigInteger.Parse("123456789012345678901234567890"), Assert.IsType<LeanExpr.NatLiteral>(value.Argument).Value);
        Assert.Equal(["u", "v"], module.Find(LeanName.Parse("main"))!.UniverseParameters.Select(u => u.ToString()));
    }

    [Fact]
    public void Proofs_in_the_private_part_are_found_through_pointers_into_the_exported_part()
    {
        var writer = new OleanWriter();
        var exported = new ModuleWriter(writer);
        var statement = exported.Const("True");
        exported.Axiom("main", statement);
        writer.EndPart(exported.Root(isModule: true));
        var server = new ModuleWriter(writer);
        server.Axiom("main", statement);
        writer.EndPart(server.Root(isModule: true));
        var secret = new ModuleWriter(writer);
        secret.Theorem("main", statement, secret.Const("True.intro"));
        writer.EndPart(secret.Root(isModule: true));

        var whole = OleanFile.Read(writer.Parts, TestContext.Current.CancellationToken).Module!;
        var alone = OleanFile.Read(writer.Parts[0], TestContext.Current.CancellationToken).Module!;

        Assert.True(whole.HoldsProofs);
        Assert.Equal(LeanConstantKind.Theorem, Assert.Single(whole.Constants).Kind);
        Assert.False(alone.HoldsProofs);
        Assert.False(AxiomCollector.Collect(alone, LeanName.Parse("main"), TestContext.Current.CancellationToken)!.IsClean);
        Assert.False(OleanFile.Read(writer.Parts[2], TestContext.Current.CancellationToken).Succeeded);
    }

    [Fact]
    public void Parts_of_two_compilations_are_refused()
    {
        var old = new ModuleWriter();
        old.Axiom("a", old.Prop);
        var oldFile = old.ToFile();

        var read = OleanFile.Read([oldFile, oldFile], TestContext.Current.CancellationToken);

        Assert.Contains("not of one compilation", read.Failure!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_file_is_a_failure_that_says_how_to_make_one()
    {
        var read = await OleanFile.ReadAsync(Path.Combine(Path.GetTempPath(), "no-such-folder", "X.olean"), TestContext.Current.CancellationToken);

        Assert.Equal(OleanFailureKind.Unavailable, read.Failure!.Kind);
        Assert.Contains("lean -o X.olean", read.Failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_later_format_is_named_as_unsupported()
    {
        var file = Sample(new ModuleWriter()).ToFile();
        file[5] = 3;

        Assert.Equal(OleanFailureKind.Unsupported, OleanFile.Read(file, TestContext.Current.CancellationToken).Failure!.Kind);
    }

    [Fact]
    public void A_term_tens_of_thousands_deep_is_read_and_walked_without_a_stack()
    {
        var writer = new ModuleWriter();
        var deep = writer.Const("sorryAx");
        for (var i = 0; i < 20_000; i++)
            deep = writer.App(deep, deep);
        for (var i = 0; i < 20_000; i++)
            deep = writer.Annotated(writer.Lambda("x", writer.Prop, deep));
        writer.Theorem("main", deep, deep);
        var module = writer.ToModule();

        Assert.Equal(["sorryAx"], AxiomCollector.Collect(module, LeanName.Parse("main"), TestContext.Current.CancellationToken)!.Refused.Select(n => n.ToString()));
        Assert.IsType<StatementComparison.Same>(StatementComparer.SameStatement(module, LeanName.Parse("main"), module, LeanName.Parse("main"), TestContext.Current.CancellationToken));
    }

    [Fact]
    public void A_pointer_to_itself_is_refused()
    {
        var writer = new OleanWriter();
        var module = new ModuleWriter(writer);
        var type = module.App(module.Const("a"), module.Const("b"));
        module.Theorem("main", type, type);
        var file = module.ToFile();
        var at = (int)(type - 0x4321_0000UL) + 8;
        BitConverter.GetBytes((uint)type).CopyTo(file, at);

        Assert.Contains("forwards", OleanFile.Read(file, TestContext.Current.CancellationToken).Failure!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_small_number_dressed_as_a_big_one_is_refused()
    {
        var writer = new ModuleWriter();
        var literal = writer.Writer.Constructor(9, [writer.Writer.Constructor(0, [writer.Writer.BigNatural(5)])], [0, 0, 0, 0, 0, 0, 0, 0]);
        writer.Theorem("main", literal, literal);

        Assert.Contains("small number", OleanFile.Read(writer.ToFile(), TestContext.Current.CancellationToken).Failure!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_declared_twice_is_refused()
    {
        var writer = new ModuleWriter();
        writer.Axiom("main", writer.Prop);
        writer.Theorem("main", writer.Prop, writer.Prop);

        Assert.Contains("declared twice", OleanFile.Read(writer.ToFile(), TestContext.Current.CancellationToken).Failure!.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(4)]
    [InlineData(8)]
    public void A_file_cut_anywhere_never_breaks_the_reader(int pointerSize)
    {
        var file = Sample(new ModuleWriter(pointerSize)).ToFile();
        for (var length = 0; length < file.Length; length++)
            Examine(file.AsMemory(0, length));
    }

    [Theory]
    [InlineData(4)]
    [InlineData(8)]
    public void A_file_with_any_bytes_changed_never_breaks_the_reader(int pointerSize)
    {
        var file = Sample(new ModuleWriter(pointerSize)).ToFile();
        var change = Gen.Select(Gen.Int[0, file.Length - 1], Gen.Byte);
        change.Array[1, 4].Sample(changes =>
        {
            var bytes = (byte[])file.Clone();
            foreach (var (at, value) in changes)
                bytes[at] = value;
            Examine(bytes);
        }, iter: 1_000);
    }

    [Fact]
    public void Words_of_a_file_pointed_elsewhere_never_breaks_the_reader()
    {
        var file = Sample(new ModuleWriter()).ToFile();
        for (var at = 80; at + 4 <= file.Length; at += 12)
        {
            foreach (var target in (int[])[0, 84, at - 4, at + 8, file.Length / 2, file.Length - 4, file.Length, int.MaxValue])
            {
                var bytes = (byte[])file.Clone();
                BitConverter.GetBytes(0x4321_0000u + (uint)target).CopyTo(bytes, at);
                Examine(bytes);
            }
        }
    }

    /// <summary>All that a verdict does with a module; a failure is a value, so nothing may be thrown.</summary>
    private static void Examine(ReadOnlyMemory<byte> bytes)
    {
        var read = OleanFile.Read(bytes, CancellationToken.None);
        if (!read.Succeeded)
        {
            Assert.NotEmpty(read.Failure.Message);
            return;
        }
        foreach (var constant in read.Module.Constants)
        {
            AxiomCollector.Collect(read.Module, constant.Name, CancellationToken.None)?.Objections().ToList();
            StatementComparer.SameStatement(read.Module, constant.Name, read.Module, constant.Name, CancellationToken.None);
            ModuleInventory.Of(read.Module, constant.Name);
        }
    }

    private static ModuleWriter Sample(ModuleWriter writer)
    {
        writer.Import("Init");
        writer.Import("Mathlib.Tactic");
        writer.Entries("Lean.externAttr", 2);
        writer.Entries("Lean.classExtension", 0);
        var nat = writer.Const("Nat");
        var function = writer.Forall("n", nat, nat);
        writer.Axiom("bad", writer.Const("False"));
        writer.Definition("twice", function, writer.Lambda("n", nat, writer.App(writer.Const("Nat.succ"), writer.Bound(0))));
        writer.Opaque("hidden", nat, writer.Let("x", nat, writer.String("é"), writer.Projection("Coin", 0, writer.Bound(0))));
        writer.Inductive("Coin", writer.Sort(writer.MaxLevel(writer.Param("u"), OleanWriter.Scalar(0))), ("Coin.head", writer.Const("Coin")), ("Coin.tail", writer.Const("Coin")));
        var statement = writer.Forall("c", writer.Const("Coin", writer.Param("u")), writer.App(writer.Const("twice"), writer.Const("hidden")));
        writer.Theorem("main", statement, writer.App(writer.Const("bad"), writer.Nat(BigInteger.Parse("123456789012345678901234567890"))), "u", "v");
        return writer;
    }
}
