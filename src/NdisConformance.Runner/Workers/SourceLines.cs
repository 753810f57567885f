using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace NdisConformance.Runner;

/// <summary>The lines of the source that code was compiled from, by the symbols that lie beside it or in it.</summary>
internal sealed class SourceLines : IDisposable
{
    private readonly Dictionary<string, MetadataReaderProvider?> _symbols = new(StringComparer.Ordinal);

    /// <summary>The line as .NET writes it: <c> in Ring.cs:line 17</c>; empty if it is unknown.</summary>
    /// <param name="module">The assembly.</param>
    /// <param name="token">The metadata token of the function.</param>
    /// <param name="offset">The offset in its IL.</param>
    public string Of(string module, int token, int offset)
    {
        if (offset < 0 || token == 0 || SymbolsOf(module)?.GetMetadataReader() is not { } reader)
        {
            return string.Empty;
        }

        MethodDebugInformationHandle method =
            MetadataTokens.MethodDefinitionHandle(token & 0x00FFFFFF).ToDebugInformationHandle();
        SequencePoint? found = null;
        foreach (SequencePoint point in reader.GetMethodDebugInformation(method).GetSequencePoints())
        {
            found = point.Offset <= offset && !point.IsHidden ? point : found;
        }

        return found is { } line
            ? $" in {Path.GetFileName(reader.GetString(reader.GetDocument(line.Document).Name))}:line {line.StartLine}"
            : string.Empty;
    }

    public void Dispose()
    {
        foreach (MetadataReaderProvider? symbols in _symbols.Values)
        {
            symbols?.Dispose();
        }
    }

    private MetadataReaderProvider? SymbolsOf(string module)
    {
        if (!_symbols.TryGetValue(module, out MetadataReaderProvider? symbols))
        {
            symbols = Open(module);
            _symbols.Add(module, symbols);
        }

        return symbols;
    }

    private static MetadataReaderProvider? Open(string module)
    {
        if (!File.Exists(module))
        {
            return null;
        }

        using PEReader image = new(File.OpenRead(module));
        return image.TryOpenAssociatedPortablePdb(
            module, path => File.Exists(path) ? File.OpenRead(path) : null, out MetadataReaderProvider? symbols, out _)
            ? symbols
            : null;
    }
}
