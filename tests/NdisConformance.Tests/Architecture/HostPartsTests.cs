using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using NdisConformance.Contract;
using NdisConformance.Host.Kernel;
using NdisConformance.Host.Ndis5;
using NdisConformance.Host.Ndis6;

namespace NdisConformance.Tests.Architecture;

/// <summary>
/// The simulated NDIS is made of small sealed parts. Its kernel knows no generation of NDIS, and none knows the other.
/// </summary>
[TestFixture]
internal sealed partial class HostPartsTests
{
    private const int MaximumLines = 400;
    private const int MaximumMembers = 40;

    private const BindingFlags Declared = BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public
        | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    private static readonly Assembly Kernel = typeof(HostOptions).Assembly;
    private static readonly Assembly Ndis5 = typeof(Ndis5Host).Assembly;
    private static readonly Assembly Ndis6 = typeof(NdisHost).Assembly;

    private static IEnumerable<Type> Classes => Kernel.GetTypes().Concat(Ndis5.GetTypes()).Concat(Ndis6.GetTypes())
        .Where(type => type.IsClass && IsOurs(type) && !IsGenerated(type));

    [Test]
    public void TheKernelKnowsNoGeneration_AndNoGenerationTheOther()
        => Assert.Multiple(() =>
        {
            AssertUnknown(Kernel, Ndis5, Ndis5Name());
            AssertUnknown(Kernel, Ndis6, Ndis6Name());
            AssertUnknown(Ndis5, Ndis6, Ndis6Name());
            AssertUnknown(Ndis6, Ndis5, Ndis5Name());
        });

    /// <summary>What differs between the generations is another class, not a branch.</summary>
    [Test]
    public void NoHostAsksForTheGeneration()
        => Assert.That(
            HostFiles("NdisConformance.Host.")
                .Where(file => Text(file).Contains(nameof(NdisGeneration), StringComparison.Ordinal))
                .Select(RepositoryTree.Relative),
            Is.Empty);

    [Test]
    public void NoClassIsTooLong()
    {
        var lines = from file in HostFiles("NdisConformance.Host.")
                    group File.ReadLines(file).Count() by Path.GetFileName(file).Split('.')[0] into type
                    where type.Sum() > MaximumLines
                    select $"{type.Key}: {type.Sum()} lines";

        Assert.That(lines, Is.Empty);
    }

    [Test]
    public void NoClassHasTooManyMembers()
        => Assert.That(
            from type in Classes
            where type != typeof(NdisFacade) && type != typeof(Ndis5Facade) && Members(type) > MaximumMembers
            select $"{type.Name}: {Members(type)} members",
            Is.Empty);

    [Test]
    public void PartsAreSealed_AndOnlyDutiesMayBeOverridden()
    {
        // What a generation of NDIS gives to the host that is the same for all.
        Type[] parts =
        [
            .. Classes.Where(type => !type.IsAssignableTo(typeof(KernelDuties)) && type != typeof(KernelHost)),
        ];

        Assert.Multiple(() =>
        {
            Assert.That(
                parts.Where(type => type is { IsSealed: false, IsAbstract: false }).Select(type => type.Name),
                Is.Empty);
            Assert.That(
                from type in parts
                from method in type.GetMethods(Declared)
                where method is { IsVirtual: true, IsFinal: false } && method.GetBaseDefinition() == method
                select $"{type.Name}.{method.Name}",
                Is.Empty);
        });
    }

    /// <summary>
    /// The parameters of a constructor are not reset by who gets them: a part that keeps state must be a field of its
    /// maker.
    /// </summary>
    [Test]
    public void EveryPartThatIsReset_IsAFieldOfItsMaker()
    {
        Type[] resets = [.. Classes.Where(type => type.GetInterface("IResets") is not null)];
        HashSet<Type> held =
        [
            .. from type in resets.Concat(Classes.Where(type => type.IsAssignableTo(typeof(KernelHost))))
               from field in type.GetFields(Declared)
               where !field.Name.EndsWith(">P", StringComparison.Ordinal)
               select Held(field.FieldType),
        ];

        Assert.Multiple(() =>
        {
            Assert.That(held.Intersect(resets), Is.Not.Empty);
            Assert.That(resets.Except(held).Select(type => type.Name), Is.Empty);
        });
    }

    /// <summary>The definition of a generic type, the element of an array, the type itself.</summary>
    private static Type Held(Type type) => type.IsGenericType ? type.GetGenericTypeDefinition()
        : type.GetElementType() ?? type;

    private static void AssertUnknown(Assembly host, Assembly other, Regex name)
    {
        string[] named = [.. HostFiles(host.GetName().Name!).Where(file => name.IsMatch(Text(file)))];
        Assert.That(named.Select(RepositoryTree.Relative), Is.Empty);
        Assert.That(
            host.GetReferencedAssemblies().Select(reference => reference.Name),
            Has.None.EqualTo(other.GetName().Name));
    }

    private static int Members(Type type) => type.GetMembers(Declared)
        .Count(member => !IsGenerated(member) && member is not (MethodBase { IsSpecialName: true } or Type));

    private static bool IsOurs(Type type)
        => type.Namespace?.StartsWith("NdisConformance.Host", StringComparison.Ordinal) == true;

    private static bool IsGenerated(MemberInfo member)
        => member.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false) || member.Name.Contains('<');

    private static IEnumerable<string> HostFiles(string project) => RepositoryTree.Files(".cs")
        .Where(file => RepositoryTree.Relative(file).StartsWith("src/" + project, StringComparison.Ordinal));

    private static string Text(string file) => File.ReadAllText(file);

    [GeneratedRegex(@"\bNdis5\b")]
    private static partial Regex Ndis5Name();

    [GeneratedRegex(@"\bNdis6\b")]
    private static partial Regex Ndis6Name();
}
