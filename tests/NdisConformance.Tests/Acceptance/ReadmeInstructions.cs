using NdisConformance.Tests.Architecture;

namespace NdisConformance.Tests.Acceptance;

/// <summary>What the README tells a vendor to do, read from the README itself.</summary>
internal sealed class ReadmeInstructions
{
    private readonly string[] _lines;

    public ReadmeInstructions()
    {
        string[] all = File.ReadAllLines(Path.Combine(RepositoryTree.Root, "README.md"));
        _lines = [.. all.SkipWhile(line => line != "## Your own miniport").Skip(1)
            .TakeWhile(line => !line.StartsWith("## ", StringComparison.Ordinal))];
    }

    /// <summary>The project file.</summary>
    public string ProjectFile => string.Join('\n', Blocks("```xml").Single()) + "\n";

    /// <summary>The commands, in order: pack, copy, build, run, accept, run.</summary>
    public IReadOnlyList<string> Commands => [.. Blocks("```").SelectMany(block => block)];

    private List<string[]> Blocks(string fence)
    {
        List<string[]> blocks = [];
        List<string>? block = null;
        string opened = string.Empty;
        foreach (string line in _lines)
        {
            if (!line.StartsWith("```", StringComparison.Ordinal))
            {
                block?.Add(line);
            }
            else if (block is null)
            {
                (block, opened) = ([], line);
            }
            else
            {
                if (opened == fence)
                {
                    blocks.Add([.. block]);
                }

                block = null;
            }
        }

        return blocks;
    }
}
