using Microsoft.CodeAnalysis;

namespace NdisConformance.Generators;

/// <summary>
/// A file to add to the compilation, and the errors to report instead of what it lacks. Equal files compare equal, so
/// that the compiler runs nothing again for them.
/// </summary>
internal readonly struct GeneratedFile(string hintName, string source, string errors, Location place)
    : IEquatable<GeneratedFile>
{
#pragma warning disable RS2008 // Release notes are for analyzers that are published; these generators are not.
    private static readonly DiagnosticDescriptor Error = new(
        "NDISGEN001",
        "The generator cannot write the code that is asked for",
        "{0}",
        "NdisConformance.Generators",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);
#pragma warning restore RS2008

    private readonly string _hintName = hintName;
    private readonly string _source = source;
    private readonly string _errors = errors;
    private readonly Location _place = place;

    /// <summary>Adds the file, and reports each line of the errors at the place of what asked for the file.</summary>
    public void Add(SourceProductionContext output)
    {
        output.AddSource(_hintName, _source);
        foreach (string error in _errors.Split(['\n'], StringSplitOptions.RemoveEmptyEntries))
        {
            output.ReportDiagnostic(Diagnostic.Create(Error, _place, error));
        }
    }

    /// <inheritdoc/>
    public bool Equals(GeneratedFile other)
        => (_hintName, _source, _errors) == (other._hintName, other._source, other._errors)
            && _place.Equals(other._place);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is GeneratedFile other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(_source);
}
