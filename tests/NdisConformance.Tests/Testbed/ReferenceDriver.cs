using System.Reflection;
using NdisConformance.Contract;

namespace NdisConformance.Tests.Testbed;

/// <summary>The reference miniport, from the plugin folder beside the tests.</summary>
internal static class ReferenceDriver
{
    private static readonly Type Driver = Assembly
        .LoadFrom(Path.Combine(AppContext.BaseDirectory, "plugins", "ReferenceMiniport", "ReferenceMiniport.dll"))
        .GetType("ReferenceMiniport.ReferenceDriver", throwOnError: true)!;

    public static IMiniportDriver Create() => (IMiniportDriver)Activator.CreateInstance(Driver)!;
}
