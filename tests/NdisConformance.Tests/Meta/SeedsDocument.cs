using NdisConformance.Evidence;
using NdisConformance.Results;
using NdisConformance.Rules;

namespace NdisConformance.Tests.Meta;

/// <summary>The text of <c>conformance/SEEDS.md</c>.</summary>
internal static class SeedsDocument
{
    private const string Preface =
        """
        # Seeds

        Generated from the seeds in `NdisConformance.Evidence` and from what is found for their rules; not written by
        hand. A test compares it with what it is generated from, and says how to bring it up to date.

        The seeds are the five pages of Microsoft's documentation that the rules began with. Each sentence of theirs
        about drivers or NDIS is listed here in words of our own, with the rules that hold it. Text in italics says how
        a sentence is read where it leaves something open, or where another one differs.

        - *rules*: the rules that hold the sentence, the most important one first. Each has a page, which tells more.
        - *the host*: what the simulated NDIS does about it; empty where only the driver is obliged.
        - *scenario*: one that shows it with the reference miniport, or with the conforming miniport that is named.
        - *miniports*: one that breaks a rule of the sentence, makes use of a permission, or gets advice.
        - *tests*: one that knows the host from a wrong one, and one that shows what the checker of a rule reports.
        - *state*: a sentence is implemented if all its rules are, or all but those that are named. Otherwise its state
          is that of its first rule. It is not applicable if it is about what is not modelled, or what no run can show.
        """;

    public static string Text()
    {
        using StringWriter output = new() { NewLine = "\n" };
        output.WriteLine(Preface.ReplaceLineEndings("\n"));
        (Seed Seed, SeedRow[] Rows)[] seeds =
            [.. Seeds.All.Select(seed => (seed, seed.Sentences.Select(sentence => new SeedRow(sentence)).ToArray()))];
        WriteCounts(output, seeds);
        foreach ((Seed seed, SeedRow[] rows) in seeds)
        {
            Write(output, seed, rows);
        }

        return output.ToString();
    }

    private static void WriteCounts(TextWriter output, (Seed Seed, SeedRow[] Rows)[] seeds)
    {
        output.WriteLine();
        output.WriteLine(
            "| seed | sentences | implemented | of these in part | planned | not verified | not applicable |");
        output.WriteLine("|---|---|---|---|---|---|---|");
        foreach ((Seed seed, SeedRow[] rows) in seeds)
        {
            WriteCount(output, $"{seed.Alias}: {seed.Title}", rows);
        }

        WriteCount(output, "**all**", [.. seeds.SelectMany(seed => seed.Rows)]);
    }

    private static void WriteCount(TextWriter output, string name, SeedRow[] rows)
    {
        output.WriteLine($"| {name} | {rows.Length} | {Of(RuleDisposition.Implemented)} "
            + $"| {rows.Count(row => row.IsInPart)} | {Of(RuleDisposition.Planned)} "
            + $"| {Of(RuleDisposition.NotVerified)} | {Of(null)} |");

        int Of(RuleDisposition? state) => rows.Count(row => row.State == state);
    }

    private static void Write(TextWriter output, Seed seed, SeedRow[] rows)
    {
        output.WriteLine();
        output.WriteLine($"## {seed.Alias}: {seed.Title}");
        output.WriteLine();
        output.WriteLine($"Its text is in {SourcePages.Of(seed.Source)}.");
        output.WriteLine();
        output.WriteLine("| | sentence | rules | the host | scenario | miniports | tests | state |");
        output.WriteLine("|---|---|---|---|---|---|---|---|");
        for (int i = 0; i < rows.Length; i++)
        {
            output.WriteLine($"| {seed.Alias}.{i + 1} | {rows[i].Cells} |");
        }
    }
}
