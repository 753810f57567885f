using System.Reflection;
using NdisConformance.Contract;

namespace NdisConformance.Benchmarks;

/// <summary>The reference miniport, loaded from the plugin folder beside this program.</summary>
internal static class ReferencePlugin
{
    private static readonly Type Driver = Assembly
        .LoadFrom(Path.Combine(AppContext.BaseDirectory, "plugins", "ReferenceMiniport", "ReferenceMiniport.dll"))
        .GetType("ReferenceMiniport.ReferenceDriver", throwOnError: true)!;

    public static IMiniportDriver Create() => (IMiniportDriver)Activator.CreateInstance(Driver)!;
}
