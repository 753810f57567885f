using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NdisConformance.Generators;

/// <summary>One of the objects that a forwarding class passes calls on to.</summary>
internal sealed class ForwardingPart
{
    private readonly INamedTypeSymbol _owner;
    private readonly ITypeSymbol _type;

    private ForwardingPart(INamedTypeSymbol owner, string name, ITypeSymbol type, bool isMember)
    {
        _owner = owner;
        Name = name;
        _type = type;
        IsMember = isMember;
    }

    /// <summary>The name by which the class knows the part.</summary>
    public string Name { get; }

    /// <summary>True for a field or a property, false for a parameter of the primary constructor.</summary>
    public bool IsMember { get; }

    /// <summary>The type that its method RefuseCall answers; null where it has none.</summary>
    public ITypeSymbol? Answer
        => TypesOf(_type)
            .SelectMany(type => type.GetMembers("RefuseCall"))
            .OfType<IMethodSymbol>()
            .FirstOrDefault()?.ReturnType;

    /// <summary>The parts of a class. A parameter that a field or property of its type holds is no part.</summary>
    public static List<ForwardingPart> Of(INamedTypeSymbol owner)
    {
        List<ForwardingPart> parts = [];
        foreach (IFieldSymbol field in owner.GetMembers().OfType<IFieldSymbol>())
        {
            if (!field.IsStatic && (!field.IsImplicitlyDeclared || field.AssociatedSymbol is IPropertySymbol))
            {
                parts.Add(new ForwardingPart(owner, (field.AssociatedSymbol ?? field).Name, field.Type, true));
            }
        }

        IMethodSymbol? primary = owner.InstanceConstructors.FirstOrDefault(IsPrimary);
        foreach (IParameterSymbol parameter in primary?.Parameters ?? [])
        {
            if (!parts.Exists(part => SymbolEqualityComparer.Default.Equals(part._type, parameter.Type)))
            {
                parts.Add(new ForwardingPart(owner, parameter.Name, parameter.Type, false));
            }
        }

        return parts;
    }

    /// <summary>True if the class can call a member of this signature on the part.</summary>
    public bool Has(ISymbol wanted, Compilation compilation)
        => TypesOf(_type)
            .SelectMany(type => type.GetMembers(wanted.Name))
            .Any(member => !member.IsStatic
                && IsSameSignature(member, wanted)
                && compilation.IsSymbolAccessibleWithin(member, _owner));

    private static bool IsPrimary(IMethodSymbol constructor)
        => constructor.DeclaringSyntaxReferences.Any(reference => reference.GetSyntax() is ClassDeclarationSyntax);

    private static IEnumerable<ITypeSymbol> TypesOf(ITypeSymbol type)
    {
        for (ITypeSymbol? current = type; current is not null; current = current.BaseType)
        {
            yield return current;
        }

        if (type.TypeKind == TypeKind.Interface)
        {
            foreach (INamedTypeSymbol inherited in type.AllInterfaces)
            {
                yield return inherited;
            }
        }
    }

    private static bool IsSameSignature(ISymbol member, ISymbol wanted) => (member, wanted) switch
    {
        (IMethodSymbol method, IMethodSymbol wantedMethod) => IsSameMethod(method, wantedMethod),
        (IPropertySymbol property, IPropertySymbol wantedProperty) => property.RefKind == wantedProperty.RefKind
            && IsSameType(property.Type, wantedProperty.Type)
            && AreSameParameters(property.Parameters, wantedProperty.Parameters),
        (IEventSymbol happening, IEventSymbol wantedEvent) => IsSameType(happening.Type, wantedEvent.Type),
        _ => false,
    };

    private static bool IsSameMethod(IMethodSymbol method, IMethodSymbol wanted)
    {
        if (method.Arity != wanted.Arity)
        {
            return false;
        }

        // Two methods have type parameters of their own, which never compare equal: take those of one for both.
        IMethodSymbol comparable = method.Arity == 0 ? method : method.Construct([.. wanted.TypeParameters]);
        return comparable.RefKind == wanted.RefKind
            && IsSameType(comparable.ReturnType, wanted.ReturnType)
            && AreSameParameters(comparable.Parameters, wanted.Parameters);
    }

    private static bool AreSameParameters(
        IReadOnlyList<IParameterSymbol> parameters, IReadOnlyList<IParameterSymbol> wanted)
        => parameters.Count == wanted.Count
            && parameters.Zip(wanted, (one, other) => one.RefKind == other.RefKind && IsSameType(one.Type, other.Type))
                .All(isSame => isSame);

    private static bool IsSameType(ITypeSymbol one, ITypeSymbol other)
        => SymbolEqualityComparer.Default.Equals(one, other);
}
