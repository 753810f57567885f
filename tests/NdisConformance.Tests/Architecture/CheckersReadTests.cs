using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.CompilerServices;
using NdisConformance.Rules;

namespace NdisConformance.Tests.Architecture;

/// <summary>
/// Trackers write the state that checkers share, and checkers read it: a checker sees interfaces without setters and
/// records by readonly reference. These tests read the compiled code, so that no cast leads around that.
/// </summary>
internal sealed class CheckersReadTests
{
    private const string Folder = "src/NdisConformance.Rules/";

    /// <summary>Records that a checker keeps for itself.</summary>
    private static readonly Type[] OwnTables = [typeof(BufferTable), typeof(BufferState)];

    private static readonly string[] OfRuleBook =
        [nameof(RuleBook.Own), nameof(RuleBook.Borrow), nameof(RuleBook.Note), nameof(RuleBook)];

    private static readonly string[] OfOwnedRule =
    [
        nameof(OwnedRule.Exercise), nameof(OwnedRule.Report), nameof(OwnedRule.Advise),
        "get_" + nameof(OwnedRule.Descriptor), nameof(OwnedRule),
    ];

    private static readonly Type[] Checkers = TypesIn("Checkers");
    private static readonly Type[] Trackers = TypesIn("Trackers");
    private static readonly Type[] State = TypesIn("State");

    /// <summary>Tables and records that can be written: the classes of the state, but for what only reads.</summary>
    private static readonly Type[] Writable =
    [
        .. State.Where(type => type is { IsClass: true, IsAbstract: false }), .. Trackers,
    ];

    [Test]
    public void NoChecker_KnowsWhatCanBeWritten()
        => Assert.That(UsesIn(Checkers).Where(use => Writable.Contains(use.Owner)), Is.Empty);

    [Test]
    public void NoChecker_HoldsWhatCanBeWritten()
        => Assert.That(
            from checker in Checkers.Except(OwnTables)
            from field in checker.GetFields(BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public)
            where Writable.Contains(field.FieldType)
            select $"{checker.Name}.{field.Name}",
            Is.Empty);

    [Test]
    public void NoChecker_SetsAMemberOfTheState()
        => Assert.That(UsesIn(Checkers).Where(use => State.Contains(use.Owner) && IsWrite(use)), Is.Empty);

    /// <summary>A checker reports. What others reported, and what becomes of it, is the arbiter's.</summary>
    [Test]
    public void NoChecker_KnowsWhatIsReported()
        => Assert.That(
            UsesIn(Checkers).Where(use =>
                (use.Owner == typeof(RuleBook) && !OfRuleBook.Contains(use.Member.Name))
                || (use.Owner == typeof(OwnedRule) && !OfOwnedRule.Contains(use.Member.Name))),
            Is.Empty);

    [Test]
    public void NoChecker_MakesAReferenceWritable()
        => Assert.That(
            UsesIn(Checkers).Where(use => use.Owner == typeof(Unsafe) && use.Member.Name != nameof(Unsafe.IsNullRef)),
            Is.Empty);

    /// <summary>What checkers get from outside offers no member that writes.</summary>
    [Test]
    public void NoInterfaceOfTheState_HasASetter()
        => Assert.That(
            from type in State
            where type.IsInterface
            from property in type.GetProperties()
            where property.CanWrite
            select $"{type.Name}.{property.Name}",
            Is.Empty);

    [Test]
    public void NoTracker_Judges()
        => Assert.That(
            UsesIn(Trackers).Where(use => use.Owner == typeof(OwnedRule) || use.Owner == typeof(RuleBook)), Is.Empty);

    [Test]
    public void TheSearch_SeesWhatTrackersDo()
    {
        MemberUse[] uses = [.. UsesIn(Trackers)];
        Assert.Multiple(() =>
        {
            Assert.That(uses.Where(use => use.Owner == typeof(NblState) && IsWrite(use)), Is.Not.Empty);
            Assert.That(uses.Where(use => use.Owner == typeof(AdapterRecord) && IsWrite(use)), Is.Not.Empty);
            Assert.That(uses.Where(use => use.Owner == typeof(ObjectTable<>)), Is.Not.Empty);
        });
    }

    private static bool IsWrite(MemberUse use)
        => use.Instruction == OpCodes.Stfld
            || use.Instruction == OpCodes.Stsfld
            || (use.Member is MethodInfo { IsSpecialName: true } method
                && method.Name.StartsWith("set_", StringComparison.Ordinal));

    private static IEnumerable<MemberUse> UsesIn(Type[] types) => types.Except(OwnTables).SelectMany(MemberUse.In);

    /// <summary>The types of a folder; a file has the name of its type.</summary>
    private static Type[] TypesIn(string folder)
    {
        Assembly rules = typeof(RuleEngine).Assembly;
        Type[] types =
        [
            .. RepositoryTree.Files(".cs")
                .Where(file => RepositoryTree.Relative(file).StartsWith(Folder + folder, StringComparison.Ordinal))
                .Select(file => $"NdisConformance.Rules.{Path.GetFileNameWithoutExtension(file).Split('.')[0]}")
                .Distinct()
                .Select(name => rules.GetType(name) ?? rules.GetType(name + "`1", throwOnError: true)!),
        ];
        Assert.That(types, Is.Not.Empty, folder);
        return types;
    }
}
