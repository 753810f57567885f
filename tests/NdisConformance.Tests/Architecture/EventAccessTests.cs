using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text.RegularExpressions;
using NdisConformance.Trace;

namespace NdisConformance.Tests.Architecture;

/// <summary>
/// Events are written by the generated writer and read by the generated readers. A position says nothing to a reader of
/// the code, and a new argument would move it.
/// </summary>
[TestFixture]
internal sealed partial class EventAccessTests
{
    private const string Trace = "NdisConformance.Trace";

    // Members by which an argument is reached by position: those that are there, and those that were.
    private static readonly string[] Positional = [nameof(TraceEvent.Arguments), "get_Item", "set_Item", "Object"];

    private static IEnumerable<string> EachAssembly => Known(typeof(EventAccessTests).Assembly).Distinct().Order();

    [TestCaseSource(nameof(EachAssembly))]
    public void NoArgument_IsReachedByPosition(string assembly)
        => Assert.That(MembersUsed(assembly).Intersect(Positional), Is.Empty);

    [Test]
    public void TheSearch_SeesWhatTheRulesRead()
        => Assert.That(MembersUsed("NdisConformance.Rules"), Does.Contain(nameof(TraceEvent.Kind)));

    [Test]
    public void NoPublicMember_TakesAPosition()
    {
        Assert.That(
            typeof(TraceEvent).GetMethods()
                .Where(method => method.DeclaringType == typeof(TraceEvent))
                .Where(method => method.GetParameters().Any(parameter => parameter.ParameterType == typeof(int)))
                .Select(method => method.Name),
            Is.Empty);
        Assert.That(typeof(TraceEvent).GetField(nameof(TraceEvent.Arguments)), Is.Null);
    }

    [Test]
    public void InTheTraceRoom_OnlyTheEventKnowsPositions()
        => Assert.That(
            RepositoryTree.Files(".cs")
                .Where(file => RepositoryTree.Relative(file).StartsWith($"src/{Trace}/", StringComparison.Ordinal))
                .Where(file => Position().IsMatch(File.ReadAllText(file)))
                .Select(Path.GetFileName),
            Is.EqualTo(["TraceEvent.cs"]));

    /// <summary>To take a parameter from a row by a digit is to reach an argument by position.</summary>
    [Test]
    public void NoParameter_IsTakenFromARowByADigit()
        => Assert.That(
            RepositoryTree.Files(".cs")
                .Where(file => RepositoryTree.Relative(file).StartsWith("src/", StringComparison.Ordinal))
                .Where(file => Path.GetFileName(file) != "TraceEvent.cs")
                .Where(file => ParameterByDigit().IsMatch(File.ReadAllText(file)))
                .Select(RepositoryTree.Relative),
            Is.Empty);

    /// <summary>This assembly and all of ours that it needs, without the Trace room.</summary>
    private static IEnumerable<string> Known(Assembly assembly)
        => assembly.GetReferencedAssemblies()
            .Where(name => name.Name!.StartsWith("NdisConformance.", StringComparison.Ordinal))
            .SelectMany(name => Known(Assembly.Load(name)))
            .Append(assembly.GetName().Name!)
            .Where(name => name != Trace);

    /// <summary>The members of an event that the code of an assembly uses.</summary>
    private static string[] MembersUsed(string assembly)
    {
        using PEReader file = new(File.OpenRead(Assembly.Load(assembly).Location));
        MetadataReader metadata = file.GetMetadataReader();
        return
        [
            .. from handle in metadata.MemberReferences
               let member = metadata.GetMemberReference(handle)
               where member.Parent.Kind == HandleKind.TypeReference
               let owner = metadata.GetTypeReference((TypeReferenceHandle)member.Parent)
               where metadata.GetString(owner.Name) == nameof(TraceEvent)
               select metadata.GetString(member.Name),
        ];
    }

    [GeneratedRegex(@"\b(Arguments|Outputs)\[\^?[0-9]")]
    private static partial Regex ParameterByDigit();

    [GeneratedRegex(@"\bArguments\[")]
    private static partial Regex Position();
}
