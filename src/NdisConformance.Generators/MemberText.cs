using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace NdisConformance.Generators;

/// <summary>Members of interfaces as source text.</summary>
internal static class MemberText
{
    private const SymbolDisplayMiscellaneousOptions TypeNames =
        SymbolDisplayMiscellaneousOptions.UseSpecialTypes
        | SymbolDisplayMiscellaneousOptions.EscapeKeywordIdentifiers
        | SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier;

    /// <summary>A member as its declaration spells it, without modifiers and body.</summary>
    private static readonly SymbolDisplayFormat Declaration = new(
        globalNamespaceStyle: SymbolDisplayGlobalNamespaceStyle.Included,
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces,
        genericsOptions: SymbolDisplayGenericsOptions.IncludeTypeParameters
            | SymbolDisplayGenericsOptions.IncludeTypeConstraints,
        memberOptions: SymbolDisplayMemberOptions.IncludeType
            | SymbolDisplayMemberOptions.IncludeRef
            | SymbolDisplayMemberOptions.IncludeParameters,
        parameterOptions: SymbolDisplayParameterOptions.IncludeModifiers
            | SymbolDisplayParameterOptions.IncludeType
            | SymbolDisplayParameterOptions.IncludeName
            | SymbolDisplayParameterOptions.IncludeDefaultValue,
        miscellaneousOptions: TypeNames);

    /// <summary>The members of an interface and of its base interfaces.</summary>
    public static IEnumerable<ISymbol> MembersOf(INamedTypeSymbol contract)
        => contract.AllInterfaces.Insert(0, contract).SelectMany(type => type.GetMembers());

    /// <summary>The declaration; a default value that is an enum's member gets its type's name.</summary>
    public static string DeclarationOf(ISymbol member)
        => string.Concat(member.ToDisplayParts(Declaration).Select(part =>
            part.Kind == SymbolDisplayPartKind.EnumMemberName && part.Symbol is { ContainingType: { } type }
                ? $"{type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat)}.{part}"
                : part.ToString()));

    public static string Escape(string name)
        => SyntaxFacts.GetKeywordKind(name) == SyntaxKind.None ? name : "@" + name;

    /// <summary>Name, type parameters and parameter types: what tells one overload from another.</summary>
    public static string Signature(ISymbol member)
    {
        IEnumerable<IParameterSymbol> parameters = member switch
        {
            IMethodSymbol method => method.Parameters,
            IPropertySymbol property => property.Parameters,
            _ => [],
        };
        int arity = (member as IMethodSymbol)?.Arity ?? 0;
        IEnumerable<string> types = parameters.Select(parameter =>
            (parameter.RefKind == RefKind.None ? string.Empty : "ref ") + parameter.Type.ToDisplayString());
        return $"{member.Name}`{arity}({string.Join(", ", types)})";
    }
}
