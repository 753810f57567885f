using System.Text;
using NdisConformance.Tests.Architecture;

namespace NdisConformance.Tests.Meta;

/// <summary>
/// Documents under <c>conformance</c> that are generated. With NDIS_CONFORMANCE_UPDATE_RULES=1 the tests write them
/// anew; otherwise they compare, and lay what they would have written beside the tree.
/// </summary>
internal static class AcceptedDocument
{
    private const string UpdateVariable = "NDIS_CONFORMANCE_UPDATE_RULES";

    private static readonly string Folder = Path.Combine(RepositoryTree.Root, "conformance");

    public static bool IsUpdating => Environment.GetEnvironmentVariable(UpdateVariable) == "1";

    /// <summary>Compares documents with what lies there; what differs is named with its first line that does.</summary>
    public static void Verify(IEnumerable<(string Path, string Text)> documents)
    {
        List<string> differences = [];
        foreach ((string path, string expected) in documents)
        {
            string file = Path.Combine(Folder, path);
            string actual = File.Exists(file) ? File.ReadAllText(file) : string.Empty;
            if (actual == expected)
            {
                continue;
            }

            if (IsUpdating)
            {
                Directory.CreateDirectory(Path.GetDirectoryName(file)!);
                File.WriteAllText(file, expected, new UTF8Encoding(false));
            }
            else
            {
                int line = expected.AsSpan(0, actual.AsSpan().CommonPrefixLength(expected)).Count('\n') + 1;
                differences.Add($"{path}, line {line}: '{LineOf(actual, line)}', not '{LineOf(expected, line)}'");
            }
        }

        Assert.That(
            differences, Is.Empty, $"out of date under conformance; run this test again with {UpdateVariable}=1");
    }

    private static string LineOf(string text, int line)
        => text.Split('\n').ElementAtOrDefault(line - 1) ?? string.Empty;
}
