using System.Xml.Linq;

namespace NdisConformance.Tests.Architecture;

/// <summary>What one project file says, read without evaluating it: conditions count as if they held.</summary>
internal sealed class ProjectFile
{
    private readonly XDocument _xml;

    public ProjectFile(string file)
    {
        File = file;
        _xml = XDocument.Load(file);
    }

    public string File { get; }

    public string Name => Path.GetFileNameWithoutExtension(File);

    public IEnumerable<string> References => ProjectReferences(buildOnly: false);

    public IEnumerable<string> BuildOnlyReferences => ProjectReferences(buildOnly: true);

    public IEnumerable<string> Packages => Items("PackageReference").Select(Include);

    public IEnumerable<string> BinaryReferences => Items("Reference").Select(Include);

    public IEnumerable<XElement> Items(string name) => _xml.Descendants(name);

    public string Property(string name) => _xml.Descendants(name).LastOrDefault()?.Value ?? "";

    public static IReadOnlyList<ProjectFile> All() =>
        [.. RepositoryTree.Files(".csproj").Select(file => new ProjectFile(file))];

    /// <summary>What an item says of itself, as an attribute or as an element inside.</summary>
    public static string Metadata(XElement item, string name) =>
        item.Attribute(name)?.Value ?? item.Element(name)?.Value ?? "";

    private static string Include(XElement item) => Metadata(item, "Include");

    private IEnumerable<string> ProjectReferences(bool buildOnly) =>
        Items("ProjectReference")
            .Where(item => IsBuildOnly(item) == buildOnly)
            .Select(item => Path.GetFileNameWithoutExtension(Include(item).Replace('\\', '/')));

    private static bool IsBuildOnly(XElement item) =>
        string.Equals(Metadata(item, "ReferenceOutputAssembly"), "false", StringComparison.OrdinalIgnoreCase);
}
