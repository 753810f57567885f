using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NdisConformance.Generators;

/// <summary>The classes that are opened, and which of them others create by an overridable method.</summary>
internal sealed class UnsealedClasses
{
    private readonly Dictionary<string, ParameterListSyntax?> _constructors = new(StringComparer.Ordinal);
    private readonly HashSet<(string Owner, string Created)> _written = [];

    /// <summary>Finds the classes of some files.</summary>
    public static UnsealedClasses In(IEnumerable<SyntaxTree> trees)
    {
        UnsealedClasses classes = new();
        foreach (IGrouping<string, ClassDeclarationSyntax> parts in trees
            .SelectMany(tree => tree.GetRoot().DescendantNodes().OfType<ClassDeclarationSyntax>())
            .Where(declaration => IsOpen(declaration) && !declaration.Modifiers.Any(SyntaxKind.AbstractKeyword))
            .GroupBy(declaration => declaration.Identifier.Text))
        {
            ParameterListSyntax?[] lists =
            [
                .. parts.Select(part => part.ParameterList).Where(list => list is not null),
                .. parts.SelectMany(part => part.Members.OfType<ConstructorDeclarationSyntax>())
                    .Where(constructor => !constructor.Modifiers.Any(SyntaxKind.StaticKeyword))
                    .Select(constructor => constructor.ParameterList),
            ];
            if (lists.Length <= 1)
            {
                classes._constructors.Add(parts.Key, lists.SingleOrDefault());
            }
        }

        return classes;
    }

    /// <summary>True for a class that can have virtual members.</summary>
    public static bool IsOpen(ClassDeclarationSyntax declaration)
        => !declaration.Modifiers.Any(SyntaxKind.StaticKeyword) && declaration.TypeParameterList is null;

    /// <summary>True if a class is one of these and has one constructor.</summary>
    public bool CanCreate(string created) => _constructors.ContainsKey(created);

    /// <summary>
    /// The methods by which a class creates others, on one line; those that another part of the class already has are
    /// left out.
    /// </summary>
    public string CreatingMethods(string owner, IEnumerable<string> created)
        => string.Concat(created.Where(type => _written.Add((owner, type))).Select(CreatingMethod));

    private string CreatingMethod(string type)
    {
        ParameterSyntax[] parameters = [.. _constructors[type]?.Parameters ?? []];
        string declared = string.Join(", ", parameters.Select(parameter => parameter.NormalizeWhitespace().ToString()));
        string passed = string.Join(", ", parameters.Select(parameter => parameter.Identifier.Text));
        return $"protected virtual {type} New{type}({declared}) => new {type}({passed}); ";
    }
}
