using System.Reflection;

namespace NdisConformance.Tests.Rules;

/// <summary>The plugins that are built along with these tests.</summary>
internal static class BuiltPlugin
{
    public static Assembly Load(string name)
        => Assembly.LoadFrom(Path.Combine(AppContext.BaseDirectory, "plugins", name, name + ".dll"));
}
