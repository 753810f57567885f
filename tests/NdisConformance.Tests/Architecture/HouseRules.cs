namespace NdisConformance.Tests.Architecture;

/// <summary>Who may know whom: the tables of src/README.md, in the form that the tests read.</summary>
internal static class HouseRules
{
    private static readonly string[] Plugins =
    [
        "ConformingMiniports", "FaultyMiniports", "FieldMiniports", "LegacyMiniport", "OddMiniports",
        "ReferenceMiniport",
    ];

    private static readonly string[] TestPackages =
        ["Microsoft.NET.Test.Sdk", "NUnit", "NUnit.Analyzers", "NUnit3TestAdapter"];

    /// <summary>Project name to the projects that it must reference and no others.</summary>
    public static IReadOnlyDictionary<string, string[]> Knows { get; } = new Dictionary<string, string[]>
    {
        ["NdisConformance.Contract"] = [],
        ["NdisConformance.Generators"] = [],
        ["NdisConformance.Vocabulary"] = Rooms("Contract"),
        ["NdisConformance.Trace"] = Rooms("Contract", "Vocabulary"),
        ["NdisConformance.Machine"] = Rooms("Contract", "Trace"),
        ["NdisConformance.Host.Kernel"] = Rooms("Contract", "Trace", "Machine"),
        ["NdisConformance.Host.Ndis5"] = Rooms("Contract", "Trace", "Machine", "Host.Kernel"),
        ["NdisConformance.Host.Ndis6"] = Rooms("Contract", "Trace", "Machine", "Host.Kernel"),
        ["NdisConformance.Nic"] = Rooms("Contract"),
        ["NdisConformance.Rules"] = Rooms("Contract", "Trace"),
        ["NdisConformance.Testbed"] = Rooms(
            "Contract", "Trace", "Machine", "Host.Kernel", "Host.Ndis5", "Host.Ndis6", "Nic", "Rules"),
        ["NdisConformance.Results"] = Rooms("Rules"),
        ["NdisConformance.Runner"] = Rooms("Testbed", "Results"),
        ["NdisConformance.Reports"] = Rooms("Results"),
        ["NdisConformance.Cli"] = Rooms("Runner", "Reports", "Scenarios", "Evidence"),
        ["NdisConformance.Evidence"] = Rooms("Rules"),
        ["NdisConformance.Scenarios"] = Rooms("Testbed"),
        ["NdisConformance.Suite"] = Rooms("Reports", "Runner", "Scenarios"),
        ["ReferenceMiniport"] = Rooms("Contract"),
        ["FaultyMiniports"] = Rooms("Contract"),
        ["ConformingMiniports"] = Rooms("Contract"),
        ["FieldMiniports"] = Rooms("Contract"),
        ["HostilePlugins"] = Rooms("Contract"),
        ["OddMiniports"] = Rooms("Contract"),
        ["LegacyMiniport"] = Rooms("Contract"),
        ["StaticMiniport"] = Rooms("Contract"),
        ["NdisConformance.Tests"] = Rooms(
            "Contract", "Generators", "Trace", "Machine", "Host.Kernel", "Host.Ndis5", "Host.Ndis6", "Nic", "Rules",
            "Testbed", "Results", "Runner", "Reports", "Cli", "Scenarios", "Evidence"),
        ["NdisConformance.Browser"] = Rooms("Runner", "Reports", "Scenarios"),
        ["NdisConformance.Benchmarks"] = Rooms("Testbed", "Runner", "Scenarios", "Nic"),
    };

    /// <summary>
    /// Project name to what is built with it but not seen by its code; plugins apart, which BringAlong.targets names.
    /// </summary>
    public static IReadOnlyDictionary<string, string[]> BuildsAlong { get; } = new Dictionary<string, string[]>
    {
        ["NdisConformance.Vocabulary"] = Rooms("Generators"),
        ["NdisConformance.Trace"] = Rooms("Generators"),
        ["FaultyMiniports"] = Rooms("Generators"),
        ["ConformingMiniports"] = Rooms("Generators"),
        ["FieldMiniports"] = Rooms("Generators"),
        ["HostilePlugins"] = Rooms("Generators"),
        ["OddMiniports"] = Rooms("Generators"),
        ["NdisConformance.Host.Kernel"] = Rooms("Generators"),
        ["NdisConformance.Host.Ndis5"] = Rooms("Generators"),
        ["NdisConformance.Host.Ndis6"] = Rooms("Generators"),
        ["NdisConformance.Rules"] = Rooms("Generators"),
        ["NdisConformance.Benchmarks"] = ["StaticMiniport"],
        ["NdisConformance.Tests"] = Rooms("Benchmarks"),
    };

    /// <summary>Project name to the packages that it may reference.</summary>
    public static IReadOnlyDictionary<string, string[]> MayUse { get; } = new Dictionary<string, string[]>
    {
        ["NdisConformance.Cli"] =
            ["Microsoft.Extensions.DependencyInjection", "Spectre.Console", "System.CommandLine"],
        ["NdisConformance.Contract"] = ["Microsoft.CodeAnalysis.PublicApiAnalyzers"],
        ["NdisConformance.Generators"] = ["Microsoft.CodeAnalysis.CSharp"],
        ["NdisConformance.Runner"] = ["McMaster.NETCore.Plugins", "Microsoft.Diagnostics.Runtime"],
        ["NdisConformance.Browser"] = [.. TestPackages, "Deque.AxeCore.Playwright", "Microsoft.Playwright"],
        ["NdisConformance.Suite"] = [.. TestPackages, "Verify.NUnit"],
        ["NdisConformance.Tests"] = [.. TestPackages, "JsonSchema.Net", "Microsoft.CodeAnalysis.CSharp"],
        ["NdisConformance.Trace"] = ["System.IO.Hashing"],
    };

    /// <summary>
    /// The projects that must repeat themselves exactly, and so may not use clocks, chance or threads.
    /// </summary>
    public static IReadOnlyList<string> MustRepeat { get; } =
        [
            .. Rooms("Machine", "Host.Kernel", "Host.Ndis5", "Host.Ndis6", "Nic", "Rules", "Testbed", "Scenarios"),
            .. Plugins,
        ];

    private static string[] Rooms(params string[] names) => [.. names.Select(name => "NdisConformance." + name)];
}
