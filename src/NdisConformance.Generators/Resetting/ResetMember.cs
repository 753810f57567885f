using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NdisConformance.Generators;

/// <summary>A field, or the automatic property that a hidden field belongs to.</summary>
internal sealed class ResetMember
{
    private readonly ISymbol _symbol;
    private readonly ExpressionSyntax? _initializer;
    private readonly SemanticModel _model;

    public ResetMember(IFieldSymbol field, SemanticModel model)
    {
        _symbol = field.AssociatedSymbol ?? field;
        _model = model;
        Type = field.Type;
        IsAssignable = !field.IsReadOnly;
        IsKept = IsMarked(_symbol, ResetGenerator.KeptName);
        _initializer = InitializerOf(_symbol);
        IsOwned = IsCreation(_initializer)
            || AssignedInConstructor(field.ContainingType, _symbol.Name).Any(IsCreation);
    }

    public string Name => _symbol.Name;

    public ITypeSymbol Type { get; }

    /// <summary>True if the member can be assigned after the constructor.</summary>
    public bool IsAssignable { get; }

    /// <summary>True if a reset leaves the member alone.</summary>
    public bool IsKept { get; }

    /// <summary>True if the class itself made the object.</summary>
    public bool IsOwned { get; }

    /// <summary>The value that the member starts with, as an expression; null if it cannot be written again.</summary>
    public string? Start
    {
        get
        {
            if (_initializer is null)
            {
                return "default!";
            }

            SemanticModel model = _model.Compilation.GetSemanticModel(_initializer.SyntaxTree);
            string type = Type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);
            if (model.GetConstantValue(_initializer) is { HasValue: true, Value: var value })
            {
                return value is null ? "default!" : $"({type}){SymbolDisplay.FormatPrimitive(value, true, false)}";
            }

            return model.GetSymbolInfo(_initializer).Symbol is IFieldSymbol { IsStatic: true } or IPropertySymbol
                {
                    IsStatic: true,
                }
                ? model.GetSymbolInfo(_initializer).Symbol!.ContainingType
                    .ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat)
                    + "." + model.GetSymbolInfo(_initializer).Symbol!.Name
                : null;
        }
    }

    /// <summary>True for a field of an object that is not a constant.</summary>
    public static bool IsState(IFieldSymbol field)
        => !field.IsStatic && !field.IsConst && (field.AssociatedSymbol ?? field).CanBeReferencedByName;

    public static bool IsMarked(ISymbol? symbol, string attribute)
        => symbol?.GetAttributes().Any(data => data.AttributeClass?.ToDisplayString() == attribute) == true;

    /// <summary>The method that empties an object of a type; null if it has none.</summary>
    public static string? EmptyingMethodOf(ITypeSymbol type)
    {
        if (IsMarked(type.OriginalDefinition, ResetGenerator.ResetsName) || HasMethod(type, "Reset"))
        {
            return "Reset";
        }

        return HasMethod(type, "Clear") ? "Clear" : null;
    }

    /// <summary>
    /// True if an object of the type cannot change: a value, a string, a delegate, or an object of a class of the same
    /// project that has neither a member to assign nor an object of its own that can change.
    /// </summary>
    public static bool IsUnchanging(ITypeSymbol type, SemanticModel model)
        => type.IsValueType
            || type.SpecialType is SpecialType.System_String or SpecialType.System_Object
            || type.TypeKind == TypeKind.Delegate
            || (type is { TypeKind: TypeKind.Class, BaseType: { } parent, DeclaringSyntaxReferences.IsEmpty: false }
                && IsUnchanging(parent, model)
                && type.GetMembers().OfType<IFieldSymbol>().Where(IsState)
                    .Select(field => new ResetMember(field, model))
                    .All(member => member.IsKept
                        || (!member.IsAssignable && (!member.IsOwned || IsUnchanging(member.Type, model)))));

    private static bool HasMethod(ITypeSymbol type, string name)
        => type.GetMembers(name).OfType<IMethodSymbol>()
            .Any(method => method is { IsStatic: false, Parameters.Length: 0, Arity: 0 });

    private static bool IsCreation(ExpressionSyntax? expression)
        => expression is BaseObjectCreationExpressionSyntax or ArrayCreationExpressionSyntax
            or ImplicitArrayCreationExpressionSyntax or CollectionExpressionSyntax;

    private static ExpressionSyntax? InitializerOf(ISymbol symbol)
        => symbol.DeclaringSyntaxReferences.Select(reference => reference.GetSyntax()).Select(node => node switch
        {
            VariableDeclaratorSyntax variable => variable.Initializer?.Value,
            PropertyDeclarationSyntax property => property.Initializer?.Value,
            _ => null,
        }).FirstOrDefault(value => value is not null);

    private static IEnumerable<ExpressionSyntax> AssignedInConstructor(INamedTypeSymbol type, string name)
        => from constructor in type.InstanceConstructors
           from reference in constructor.DeclaringSyntaxReferences
           where reference.GetSyntax() is ConstructorDeclarationSyntax
           from assignment in reference.GetSyntax().DescendantNodes().OfType<AssignmentExpressionSyntax>()
           where assignment.Left is IdentifierNameSyntax left && left.Identifier.Text == name
           select assignment.Right;
}
