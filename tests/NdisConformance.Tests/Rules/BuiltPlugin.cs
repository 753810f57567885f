using System.Reflection;
using NdisConformance.Contract;

namespace NdisConformance.Tests.Rules;

/// <summary>The plugins that are built along with these tests.</summary>
internal static class BuiltPlugin
{
    public static Assembly Load(string name)
        => Assembly.LoadFrom(Path.Combine(AppContext.BaseDirectory, "plugins", name, name + ".dll"));

    /// <summary>The drivers of a plugin that are written for an NDIS generation.</summary>
    public static IEnumerable<NdisMiniportAttribute> Drivers(
        string plugin, NdisGeneration generation = NdisGeneration.Ndis6)
        => Load(plugin).GetCustomAttributes<NdisMiniportAttribute>().Where(driver => driver.Generation == generation);
}
