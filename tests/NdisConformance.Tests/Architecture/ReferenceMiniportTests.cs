using System.Reflection;
using System.Runtime.CompilerServices;

namespace NdisConformance.Tests.Architecture;

/// <summary>Newcomers copy the reference miniport: it has nothing that only a derived class would need.</summary>
[TestFixture]
internal sealed class ReferenceMiniportTests
{
    private const BindingFlags Declared = BindingFlags.DeclaredOnly | BindingFlags.Public | BindingFlags.NonPublic
        | BindingFlags.Instance | BindingFlags.Static;

    private static readonly Type[] Classes =
    [
        .. Assembly
            .LoadFrom(Path.Combine(AppContext.BaseDirectory, "plugins", "ReferenceMiniport", "ReferenceMiniport.dll"))
            .GetTypes()
            .Where(type => type.IsClass && !type.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false)),
    ];

    [Test]
    public void EveryClass_IsSealedOrStatic()
        => Assert.That(Classes.Where(type => !type.IsSealed).Select(type => type.Name), Is.Empty);

    [Test]
    public void OnlyTheDriver_IsPublic()
        => Assert.That(Classes.Where(type => type.IsPublic).Select(type => type.Name), Is.EqualTo(["ReferenceDriver"]));

    // A method that implements an interface is virtual and final; one that could be overridden is not final.
    [Test]
    public void NoMember_CanBeOverridden()
        => Assert.That(Methods(method => method.IsAbstract || (method.IsVirtual && !method.IsFinal)), Is.Empty);

    [Test]
    public void NoMember_IsForDerivedClasses()
    {
        Assert.That(
            Methods(method => method.IsFamily || method.IsFamilyOrAssembly || method.IsFamilyAndAssembly), Is.Empty);
        Assert.That(
            Classes.SelectMany(type => type.GetFields(Declared))
                .Where(field => field.IsFamily || field.IsFamilyOrAssembly || field.IsFamilyAndAssembly)
                .Select(field => $"{field.DeclaringType!.Name}.{field.Name}"),
            Is.Empty);
    }

    private static IEnumerable<string> Methods(Predicate<MethodBase> fault)
        => Classes.SelectMany(type => type.GetMembers(Declared).OfType<MethodBase>())
            .Where(method => fault(method))
            .Select(method => $"{method.DeclaringType!.Name}.{method.Name}");
}
