using System.Security.Cryptography;
using System.Text;

namespace NdisConformance.Results;

/// <summary>The files of a plugin, by which somebody else can see whether he has the same.</summary>
public sealed record PluginFiles
{
    /// <summary>Name of the plugin.</summary>
    public required string Plugin { get; init; }

    /// <summary>
    /// Name and SHA-256 of each file below its folder, in ordinal order of the names, which have <c>/</c>.
    /// </summary>
    public required IReadOnlyList<PluginFile> Files { get; init; }

    /// <summary>
    /// SHA-256 of the list, each file as a line of <c>sha256sum</c>: its hash, two blanks, its name, a line feed.
    /// </summary>
    public string Hash => Convert.ToHexStringLower(SHA256.HashData(
        Encoding.UTF8.GetBytes(string.Concat(Files.Select(file => $"{file.Hash}  {file.Name}\n")))));
}
