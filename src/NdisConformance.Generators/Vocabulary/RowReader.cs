using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace NdisConformance.Generators;

/// <summary>
/// Reads the rows from the interfaces of the vocabulary, in the order of their declaration: functions, callbacks,
/// facts.
/// </summary>
internal sealed class RowReader(Compilation compilation)
{
    private const string Room = "NdisConformance.Vocabulary.";
    private const int MaximumArguments = 13;

    private static readonly DiagnosticDescriptor NoIrql = Rule(
        "NCV001", "{0} says at which IRQL it is called by [Irql(...)]; IrqlRange.Any is an answer, silence is none");

    private static readonly DiagnosticDescriptor TooManyArguments = Rule(
        "NCV002", "{0} has more arguments than an event has room for");

    private static readonly DiagnosticDescriptor DoubleName = Rule("NCV003", "{0} is described by two rows");

    public List<Diagnostic> Diagnostics { get; } = [];

    public List<Row> Read()
    {
        List<Row> rows =
        [
            .. Of("IFunctions", RowKind.Function), .. Of("ICallbacks", RowKind.Callback), .. Of("IFacts", RowKind.Fact),
        ];
        foreach (IGrouping<string, Row> doubled in rows.GroupBy(row => row.Name).Where(group => group.Count() > 1))
        {
            Diagnostics.Add(Diagnostic.Create(DoubleName, null, doubled.Key));
        }

        return rows;
    }

    private static DiagnosticDescriptor Rule(string id, string message)
        => new(id, "Vocabulary", message, "Vocabulary", DiagnosticSeverity.Error, isEnabledByDefault: true);

    private IEnumerable<Row> Of(string root, RowKind kind)
        => compilation.GetTypeByMetadataName(Room + root) is { } type
            ? Methods(type).Select(method => ToRow(method, kind)).ToArray()
            : [];

    private static IEnumerable<IMethodSymbol> Methods(INamedTypeSymbol type)
        => type.Interfaces.SelectMany(Methods).Concat(type.GetMembers().OfType<IMethodSymbol>());

    private Row ToRow(IMethodSymbol method, RowKind kind)
    {
        AttributeData? shown = Attribute(method, "InSnapshotsAttribute");
        string[] shownArguments = shown is null
            ? []
            : [.. shown.ConstructorArguments[0].Values.Select(value => (string)value.Value!)];
        Row row = new()
        {
            Name = method.Name,
            Kind = kind,
            Declaration = method.ContainingType.Name,
            IsInSnapshots = kind == RowKind.Fact
                ? shown is not null
                : Attribute(method, "NotInSnapshotsAttribute") is null,
        };
        foreach (IParameterSymbol symbol in method.Parameters)
        {
            Parameter parameter = ToParameter(symbol.Name, symbol.Type, symbol.GetAttributes());
            parameter.IsInSnapshots = !parameter.IsHostKnowledge
                && (kind != RowKind.Fact || shownArguments.Contains(parameter.Name));
            (symbol.RefKind == RefKind.Out ? row.Outputs : row.Arguments).Add(parameter);
        }

        if (!method.ReturnsVoid)
        {
            row.Result = ToParameter("result", method.ReturnType, method.GetReturnTypeAttributes());
        }

        if (row.Declaration.StartsWith("INdis5", System.StringComparison.Ordinal))
        {
            row.Facts.Add("IsOfNdis5 = true");
        }

        Check(method, row);
        Describe(method, row);
        return row;
    }

    private void Check(IMethodSymbol method, Row row)
    {
        Location? location = method.Locations.FirstOrDefault(place => place.IsInSource);
        if (row.Kind != RowKind.Fact && Attribute(method, "IrqlAttribute") is null)
        {
            Diagnostics.Add(Diagnostic.Create(NoIrql, location, method.Name));
        }

        if (row.Arguments.Count > MaximumArguments)
        {
            Diagnostics.Add(Diagnostic.Create(TooManyArguments, location, method.Name));
        }
    }

    private static Parameter ToParameter(string name, ITypeSymbol type, IEnumerable<AttributeData> attributes)
    {
        AttributeData[] all = [.. attributes];
        return new Parameter
        {
            Name = name,
            Type = type.SpecialType == SpecialType.None ? type.Name : type.ToDisplayString(),
            IsHex = all.Any(data => data.AttributeClass?.Name == "HexAttribute"),
            IsHostKnowledge = all.Any(data => data.AttributeClass?.Name == "HostKnowsAttribute"),
            IsShown = !all.Any(data => data.AttributeClass?.Name == "HostKnowsAttribute"
                && data.NamedArguments.Any(pair => pair.Key == "IsShown" && pair.Value.Value is false)),
            InFull = all.FirstOrDefault(data => data.AttributeClass?.Name == "InFullAttribute") is { } shown
                ? shown.ConstructorArguments[0].ToCSharpString().Split('.').Last()
                : null,
            Handle = all.FirstOrDefault(data => data.AttributeClass?.Name == "HandleAttribute") is { } handle
                ? ToHandle(handle)
                : null,
        };
    }

    private static string ToHandle(AttributeData handle)
    {
        List<string> members = ["Kind = " + handle.ConstructorArguments[0].ToCSharpString()];
        if (handle.ConstructorArguments.Length > 1)
        {
            string rule = handle.ConstructorArguments[1].ToCSharpString();
            members.AddRange(new[] { "WrongKind", "Released", "Null" }.Select(member => member + " = " + rule));
        }

        members.AddRange(handle.NamedArguments.Select(pair => pair.Key + " = " + pair.Value.ToCSharpString()));
        return "new() { " + string.Join(", ", members) + " }";
    }

    /// <summary>What the attributes of the method say, as members of the schema row.</summary>
    private static void Describe(IMethodSymbol method, Row row)
    {
        if (Attribute(method, "IrqlAttribute") is { } irql)
        {
            row.Facts.Add("Irql = " + irql.ConstructorArguments[0].ToCSharpString());
            row.Facts.Add("IrqlRule = " + irql.ConstructorArguments[1].ToCSharpString());
            row.Facts.AddRange(irql.NamedArguments.Select(pair => "HasOwnIrqlCheck = " + pair.Value.ToCSharpString()));
        }

        foreach (string name in new[] { "AttributesOrder", "Acquires", "Releases" })
        {
            if (Attribute(method, name + "Attribute") is { } data)
            {
                row.Facts.Add(name + " = " + data.ConstructorArguments[0].ToCSharpString());
            }
        }

        if (Attribute(method, "WaitsAttribute") is not null)
        {
            row.Facts.Add("Waits = true");
        }

        if (Attribute(method, "FailsWithAttribute") is { } fails)
        {
            TypedConstant[] statuses = [.. fails.ConstructorArguments[0].Values];
            row.Facts.Add("MayFail = true");
            row.Facts.Add("Failures = [" + string.Join(", ", statuses.Select(value => value.ToCSharpString())) + "]");
            row.Facts.AddRange(fails.NamedArguments.Select(pair => pair.Key + " = " + pair.Value.ToCSharpString()));
        }

        int blamed = method.Parameters.ToList().FindIndex(
            parameter => parameter.GetAttributes().Any(data => data.AttributeClass?.Name == "BlamedAttribute"));
        if (blamed > 0)
        {
            row.Facts.Add("Blamed = " + blamed);
        }
    }

    private static AttributeData? Attribute(ISymbol symbol, string name)
        => symbol.GetAttributes().FirstOrDefault(data => data.AttributeClass?.Name == name);
}
