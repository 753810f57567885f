using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace NdisConformance.Runner;

/// <summary>
/// The line at which a function of a plugin begins, for a stack that nobody can read: one that overflowed.
/// </summary>
internal static class FunctionLines
{
    private const string Constructor = "..ctor";
    private const string LineMark = ":line ";

    // Metadata may say that types lie within each other.
    private const int Deepest = 32;

    /// <summary>The same functions, each with the line at which it begins where it has none.</summary>
    /// <param name="functions">Functions as .NET writes them, as <c>Vendor.Ring.Post(UInt32)</c>.</param>
    /// <param name="plugin">The plugin.</param>
    public static IReadOnlyList<string> AddTo(IReadOnlyList<string> functions, PluginManifest plugin)
    {
        using SourceLines lines = new();
        return [.. functions.Select(function => function.Contains(LineMark, StringComparison.Ordinal)
            ? function
            : function + LineOf(function, plugin.Files, lines))];
    }

    private static string LineOf(string function, IEnumerable<string> assemblies, SourceLines lines)
    {
        int arguments = function.IndexOf('(', StringComparison.Ordinal);
        if (arguments < 0)
        {
            return string.Empty;
        }

        string name = function[..arguments];
        bool isConstructor = name.EndsWith(Constructor, StringComparison.Ordinal);
        int end = isConstructor ? name.Length - Constructor.Length : name.LastIndexOf('.');
        return end < 0 ? string.Empty : assemblies
            .Select(assembly => lines.Of(assembly, TokenIn(assembly, name[..end], name[(end + 1)..]), offset: 0))
            .FirstOrDefault(line => line.Length > 0, string.Empty);
    }

    /// <summary>The metadata token of a function; 0 if there is none, or several have this name.</summary>
    private static int TokenIn(string assembly, string type, string method)
    {
        try
        {
            using PEReader image = new(File.OpenRead(assembly));
            MetadataReader reader = image.GetMetadataReader();
            MethodDefinitionHandle[] found =
            [
                .. reader.TypeDefinitions
                    .Where(handle => NameOf(reader, handle) == type)
                    .SelectMany(handle => reader.GetTypeDefinition(handle).GetMethods())
                    .Where(handle => reader.StringComparer.Equals(
                        reader.GetMethodDefinition(handle).Name, method)),
            ];
            return found is [var only] ? MetadataTokens.GetToken(only) : 0;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException
            or BadImageFormatException or InvalidOperationException)
        {
            return 0;
        }
    }

    private static string NameOf(MetadataReader reader, TypeDefinitionHandle handle, int depth = 0)
    {
        TypeDefinition type = reader.GetTypeDefinition(handle);
        string name = reader.GetString(type.Name);
        TypeDefinitionHandle outer = type.GetDeclaringType();
        return depth == Deepest ? string.Empty
            : !outer.IsNil ? $"{NameOf(reader, outer, depth + 1)}+{name}"
            : type.Namespace.IsNil ? name
            : $"{reader.GetString(type.Namespace)}.{name}";
    }
}
