using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace NdisConformance.Generators;

/// <summary>Finds what to change in one file so that its classes are open. No change adds or removes a line.</summary>
internal sealed class UnsealingEdits : CSharpSyntaxWalker
{
    private readonly List<TextChange> _changes = [];
    private readonly UnsealedClasses _classes;
    private List<string> _created = [];
    private bool _isInstanceCode;

    private UnsealingEdits(UnsealedClasses classes) => _classes = classes;

    /// <summary>The text of a file with its classes open.</summary>
    public static string Apply(SyntaxTree tree, UnsealedClasses classes)
    {
        UnsealingEdits edits = new(classes);
        edits.Visit(tree.GetRoot());
        string text = tree.ToString();
        StringBuilder result = new();
        int copied = 0;
        foreach (TextChange change in edits._changes.OrderBy(change => change.Span))
        {
            result.Append(text, copied, change.Span.Start - copied).Append(change.NewText);
            copied = change.Span.End;
        }

        return result.Append(text, copied, text.Length - copied).ToString();
    }

    /// <inheritdoc/>
    public override void VisitAttributeList(AttributeListSyntax node)
    {
        if (node.Target?.Identifier.IsKind(SyntaxKind.AssemblyKeyword) == true)
        {
            Replace(node.Span, new string('\n', node.ToString().Count(character => character == '\n')));
        }
    }

    /// <inheritdoc/>
    public override void VisitClassDeclaration(ClassDeclarationSyntax node)
    {
        OpenType(node);
        foreach (SyntaxToken token in node.Modifiers.Where(token => token.IsKind(SyntaxKind.SealedKeyword)))
        {
            Replace(token.Span, string.Empty);
        }

        if (UnsealedClasses.IsOpen(node))
        {
            List<string> createdOutside = _created;
            _created = [];
            base.VisitClassDeclaration(node);
            Insert(node.CloseBraceToken, _classes.CreatingMethods(node.Identifier.Text, _created));
            _created = createdOutside;
        }
    }

    /// <inheritdoc/>
    public override void VisitStructDeclaration(StructDeclarationSyntax node) => OpenType(node);

    /// <inheritdoc/>
    public override void VisitRecordDeclaration(RecordDeclarationSyntax node) => OpenType(node);

    /// <inheritdoc/>
    public override void VisitInterfaceDeclaration(InterfaceDeclarationSyntax node) => OpenType(node);

    /// <inheritdoc/>
    public override void VisitEnumDeclaration(EnumDeclarationSyntax node) => OpenType(node);

    /// <inheritdoc/>
    public override void VisitDelegateDeclaration(DelegateDeclarationSyntax node) => OpenType(node);

    /// <inheritdoc/>
    public override void VisitFieldDeclaration(FieldDeclarationSyntax node) => OpenMember(node, canBeVirtual: false);

    /// <inheritdoc/>
    public override void VisitConstructorDeclaration(ConstructorDeclarationSyntax node)
    {
        if (!node.Modifiers.Any(SyntaxKind.StaticKeyword))
        {
            OpenMember(node, canBeVirtual: false);
        }
    }

    /// <inheritdoc/>
    public override void VisitMethodDeclaration(MethodDeclarationSyntax node)
    {
        if (node.ExplicitInterfaceSpecifier is null)
        {
            OpenMember(node, canBeVirtual: true);
            VisitCode(node, base.VisitMethodDeclaration);
        }
    }

    /// <inheritdoc/>
    public override void VisitPropertyDeclaration(PropertyDeclarationSyntax node)
    {
        if (node.ExplicitInterfaceSpecifier is null)
        {
            OpenMember(node, canBeVirtual: true);
            VisitCode(node, base.VisitPropertyDeclaration);
        }
    }

    /// <inheritdoc/>
    public override void VisitAccessorDeclaration(AccessorDeclarationSyntax node)
    {
        foreach (SyntaxToken token in node.Modifiers.Where(token => token.IsKind(SyntaxKind.PrivateKeyword)))
        {
            Replace(token.Span, "private protected");
        }

        base.VisitAccessorDeclaration(node);
    }

    /// <inheritdoc/>
    public override void VisitObjectCreationExpression(ObjectCreationExpressionSyntax node)
    {
        base.VisitObjectCreationExpression(node);
        if (_isInstanceCode
            && node.Initializer is null
            && node.Type is IdentifierNameSyntax { Identifier.Text: string created }
            && _classes.CanCreate(created))
        {
            _created.Add(created);
            Replace(TextSpan.FromBounds(node.NewKeyword.SpanStart, node.Type.SpanStart), "New");
        }
    }

    private void VisitCode<TNode>(TNode member, Action<TNode> visit)
        where TNode : MemberDeclarationSyntax
    {
        _isInstanceCode = !member.Modifiers.Any(SyntaxKind.StaticKeyword);
        visit(member);
        _isInstanceCode = false;
    }

    private void OpenType(MemberDeclarationSyntax type)
    {
        if (!type.Modifiers.Any(IsAccess))
        {
            Insert(FirstToken(type), "public ");
        }

        foreach (SyntaxToken token in type.Modifiers.Where(IsAccess))
        {
            Replace(token.Span, "public");
        }
    }

    private void OpenMember(MemberDeclarationSyntax member, bool canBeVirtual)
    {
        bool isVirtual = canBeVirtual && !member.Modifiers.Any(token => token.Kind() is SyntaxKind.StaticKeyword
            or SyntaxKind.AbstractKeyword or SyntaxKind.VirtualKeyword or SyntaxKind.OverrideKeyword);
        bool hasAccess = member.Modifiers.Any(IsAccess);
        Insert(FirstToken(member), (hasAccess ? string.Empty : "protected ") + (isVirtual ? "virtual " : string.Empty));
        foreach (SyntaxToken token in member.Modifiers.Where(token => token.IsKind(SyntaxKind.PrivateKeyword)))
        {
            Replace(token.Span, "protected");
        }
    }

    /// <summary>The first token behind the attributes.</summary>
    private static SyntaxToken FirstToken(MemberDeclarationSyntax member)
        => member.AttributeLists.Count == 0
            ? member.GetFirstToken()
            : member.AttributeLists.Last().GetLastToken().GetNextToken();

    private static bool IsAccess(SyntaxToken token) => token.Kind() is SyntaxKind.PublicKeyword
        or SyntaxKind.InternalKeyword or SyntaxKind.ProtectedKeyword or SyntaxKind.PrivateKeyword;

    private void Insert(SyntaxToken before, string text) => Replace(new TextSpan(before.SpanStart, 0), text);

    private void Replace(TextSpan span, string text) => _changes.Add(new TextChange(span, text));
}
