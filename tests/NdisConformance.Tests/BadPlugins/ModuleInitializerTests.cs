using System.Reflection.Emit;
using NdisConformance.Results;
using NdisConformance.Tests.Cli;
using NdisConformance.Tests.Runner;

namespace NdisConformance.Tests.BadPlugins;

/// <summary>
/// Code that runs when the assembly of a plugin is loaded, before any driver is made: it ends or stops a worker, and
/// the other plugins run.
/// </summary>
internal sealed class ModuleInitializerTests
{
    private static readonly TestCaseData[] Initializers =
    [
        new TestCaseData((Action<ILGenerator>)Loops, "hung-while-loading").SetArgDisplayNames("loops"),
        new TestCaseData((Action<ILGenerator>)Throws, "constructor-threw").SetArgDisplayNames("throws"),
        new TestCaseData((Action<ILGenerator>)Exits, "ended-while-loading").SetArgDisplayNames("exits"),
    ];

    [TestCaseSource(nameof(Initializers))]
    public void ItEndsAWorker_AndTheOtherPluginRuns(Action<ILGenerator> initializer, string kind)
    {
        using TemporaryFolder folder = new();
        string plugin = PluginForge.Write(
            folder.Root, "Vendor", new ForgedDriver("nic") { ModuleInitializer = initializer });

        ToolOutcome alone = Run(plugin);
        ToolOutcome beside = Run(plugin, "ReferenceMiniport");

        Assert.That(alone.ExitCode, Is.EqualTo((int)ExitCode.PluginNotLoaded), alone.ToString());
        Assert.That(alone.Output, Does.Contain($"\"kind\": \"{kind}\""));
        Assert.That(beside.ExitCode, Is.EqualTo((int)ExitCode.NotConformant), beside.ToString());
        Assert.That(beside.Output, Does.Contain($"\"kind\": \"{kind}\"").And.Contain("\"verdict\": \"pass\""));
    }

    private static ToolOutcome Run(params string[] plugins) => new ToolProcess().Run(
        [
            "run", .. plugins, "--scenario", "lifecycle/start-and-stop", "--cpu-limit", "1", "--idle-limit", "8",
            "--format", "json",
        ]);

    private static void Loops(ILGenerator code)
    {
        Label again = code.DefineLabel();
        code.MarkLabel(again);
        code.Emit(OpCodes.Br, again);
    }

    private static void Throws(ILGenerator code)
    {
        code.Emit(OpCodes.Newobj, typeof(InvalidOperationException).GetConstructor(Type.EmptyTypes)!);
        code.Emit(OpCodes.Throw);
    }

    private static void Exits(ILGenerator code)
    {
        code.Emit(OpCodes.Ldc_I4_0);
        code.Emit(OpCodes.Call, typeof(Environment).GetMethod(nameof(Environment.Exit))!);
        code.Emit(OpCodes.Ret);
    }
}
