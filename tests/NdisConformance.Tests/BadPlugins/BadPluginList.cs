using System.Reflection.PortableExecutable;
using NdisConformance.Contract;
using NdisConformance.Runner;
using NdisConformance.Tests.Runner;

namespace NdisConformance.Tests.BadPlugins;

/// <summary>One bad plugin of each kind.</summary>
internal static class BadPluginList
{
    private static readonly ForgedDriver Nic = new("nic");

    // The code of a forged DriverEntry, which returns a status, and code that makes no sense.
    private static readonly byte[] Entry = [0x20, 0x01, 0x00, 0x00, 0xC0, 0x2A];
    private static readonly byte[] WrongEntry = [0x26, 0x26, 0x26, 0x26, 0x26, 0x2A];

    public static IReadOnlyList<BadPlugin> All { get; } = [.. Files(), .. Links(), .. Names(), .. Types(), .. Code()];

    private static IEnumerable<BadPlugin> Files() =>
    [
        new("Empty", LoadFailureKind.Damaged, "Empty.dll is empty", "build the plugin again",
            (folder, name) => folder.Write($"{name}/{name}.dll", string.Empty)),
        new("Short", LoadFailureKind.NotDotNet, "Short.dll is no .NET assembly", "C# project",
            (folder, name) => folder.Write($"{name}/{name}.dll", "MZ")),
        new("CutOff", LoadFailureKind.Damaged, "in CutOff: CutOff.dll is damaged or cut off", "copy its files again",
            (folder, name) => Folder(Damage.CutOff(PluginForge.Write(folder.Root, name, Nic)))),
        new("Elf", LoadFailureKind.NotDotNet, "Elf.dll is no .NET assembly", "C# project",
            (folder, name) => folder.Write($"{name}/{name}.dll", "\u007FELF\u0002\u0001\u0001 and so on")),
        new("ElfInFolder", LoadFailureKind.NotDotNet, "ElfInFolder.dll is no .NET assembly", "C# project",
            (folder, name) => Folder(folder.Write($"{name}/{name}.dll", "\u007FELF\u0002\u0001\u0001 and so on"))),
        new("Enormous", LoadFailureKind.Unreadable, "has 9 GiB, which no assembly has", "remove it",
            MakeEnormous),
        new("IsFolder.dll", LoadFailureKind.NoAttribute, "no assembly in IsFolder.dll", "[assembly: NdisMiniport(",
            (folder, name) => Directory.CreateDirectory(folder.At(name)).FullName),
        new("Absent", LoadFailureKind.NotFound, "there is no plugin at", "list plugins",
            (folder, name) => folder.At(name)),
        new("BadHelper", LoadFailureKind.Damaged, "in BadHelper: Helper.dll is damaged", "copy its files again",
            (folder, name) =>
            {
                string plugin = PluginForge.Write(folder.Root, name, Nic);
                File.WriteAllBytes(folder.At(name, "Helper.dll"), File.ReadAllBytes(plugin)[..700]);
                return Folder(plugin);
            }),
        new("BadList", LoadFailureKind.MissingDependency, "BadList.deps.json, cannot be read", "remove BadList.deps",
            (folder, name) =>
            {
                folder.Write($"{name}/{name}.deps.json", "{");
                return PluginForge.Write(folder.Root, name, Nic);
            }),
    ];

    private static IEnumerable<BadPlugin> Links() => OperatingSystem.IsWindows() ? [] :
    [
        new("Pipe", LoadFailureKind.Unreadable, "Pipe.dll is no regular file but a pipe", "remove it",
            (folder, name) => Damage.MakePipe(folder.At(name, name + ".dll"))),
        new("PipeBeside", LoadFailureKind.Unreadable, "in PipeBeside: other.dll is no regular file", "remove it",
            (folder, name) =>
            {
                Damage.MakePipe(folder.At(name, "other.dll"));
                return Folder(PluginForge.Write(folder.Root, name, Nic));
            }),
        new("PipeForList", LoadFailureKind.Unreadable, "PipeForList.deps.json is no regular file", "remove it",
            (folder, name) =>
            {
                Damage.MakePipe(folder.At(name, name + ".deps.json"));
                return PluginForge.Write(folder.Root, name, Nic);
            }),
        new("Dangling", LoadFailureKind.Unreadable, "is a link to nowhere.dll, which does not exist", "make the link",
            (folder, name) => Damage.MakeLink(folder.At(name, name + ".dll"), "nowhere.dll")),
        new("Looping", LoadFailureKind.Unreadable, "is a link that leads back to itself", "make the link",
            (folder, name) => Damage.MakeLink(folder.At(name, name + ".dll"), name + ".dll")),
        new("DanglingFolder", LoadFailureKind.Unreadable, "is a link to nowhere, which does not", "make the link",
            (folder, name) => Damage.MakeLink(folder.At(name), "nowhere")),
        new("Chain", LoadFailureKind.Unreadable, "in Chain: x0.dll is a link that leads back", "make the link",
            (folder, name) => MakeChain(folder, name, 500)),
    ];

    private static IEnumerable<BadPlugin> Names() =>
    [
        .. new[]
        {
            ("Upwards", "../../esc", "it has other characters"),
            ("Rooted", "/esc", "it has other characters"),
            ("Backslash", @"..\esc", "it has other characters"),
            ("Control", "esc\u001B[31m\n", "it has other characters"),
            ("Above", "..", "it does not begin with a letter"),
            ("Blank", " ", "it does not begin with a letter"),
            ("Dotted", "esc.", "it ends with a dot"),
            ("Device", "NUL.Vendor", "Windows keeps it for a device"),
            ("Long", new string('n', 300), "it has more than 100 characters"),
        }.Select(bad => new BadPlugin(
            bad.Item1, LoadFailureKind.BadAssemblyName, bad.Item3, "<AssemblyName>",
            (folder, name) => PluginForge.WriteNamed(folder.Root, name, bad.Item2, Nic))),
        .. new[]
        {
            ("DriverUpwards", "../up", "it has other characters"),
            ("DriverControl", "nic\u001B[31m", "it has other characters"),
            ("DriverEmpty", string.Empty, "it is empty"),
            ("DriverHidden", ".nic", "it does not begin with a letter"),
            ("DriverDotted", "nic.", "it ends with a dot"),
            ("DriverDevice", "con", "Windows keeps it for a device"),
            ("DriverLong", new string('n', 101), "it has more than 100 characters"),
        }.Select(bad => new BadPlugin(
            bad.Item1, LoadFailureKind.BadDriverName, bad.Item3, "letters, digits, dots and dashes",
            (folder, name) => PluginForge.Write(folder.Root, name, new ForgedDriver(bad.Item2)))),
        new("DriverTwice", LoadFailureKind.BadDriverName, "differ in case only", "a name of its own",
            (folder, name) => PluginForge.Write(folder.Root, name, Nic, new ForgedDriver("NIC"))),
    ];

    private static IEnumerable<BadPlugin> Types() =>
    [
        new("MissingType", LoadFailureKind.WrongDriverType, "Vendor.nix", "name a class of the plugin itself",
            (folder, name) => Damage.Replace(
                PluginForge.Write(folder.Root, name, Nic), "Vendor.nic"u8.ToArray(), "Vendor.nix"u8.ToArray())),
        new("Abstract", LoadFailureKind.WrongDriverType, "Vendor.nic, which the", "is not abstract",
            (folder, name) => PluginForge.Write(folder.Root, name, Nic with { IsAbstract = true })),
        new("Generic", LoadFailureKind.WrongDriverType, "Vendor.nic, which the", "not generic",
            (folder, name) => PluginForge.Write(folder.Root, name, Nic with { IsGeneric = true })),
        new("BadArguments", LoadFailureKind.Damaged, "is damaged or cut off", "build the plugin again",
            (folder, name) => Damage.Replace(
                PluginForge.Write(folder.Root, name, Nic), "\u0001\0\u0003nic"u8.ToArray(),
                "\u0001\0\u007Fnic"u8.ToArray())),
        new("NoArguments", LoadFailureKind.Damaged, "is damaged or cut off", "build the plugin again",
            (folder, name) => Damage.Replace(
                PluginForge.Write(folder.Root, name, Nic), "\u0001\0\u0003nic"u8.ToArray(),
                "\u0002\0\u0003nic"u8.ToArray())),
        new("Generation", LoadFailureKind.UnknownGeneration, "no NDIS generation 77", "NdisGeneration",
            (folder, name) => PluginForge.Write(folder.Root, name, Nic with { Generation = (NdisGeneration)77 })),
    ];

    private static IEnumerable<BadPlugin> Code() =>
    [
        new("BadCode", LoadFailureKind.BadCode, "has code that .NET cannot run", "build the plugin again",
            (folder, name) => Damage.Replace(PluginForge.Write(folder.Root, name, Nic), Entry, WrongEntry)),
        new("Narrow", LoadFailureKind.NotLoadable, "is built for processes of 32 bits", "AnyCPU",
            (folder, name) => Damage.SetFlags(
                PluginForge.Write(folder.Root, name, Nic), CorFlags.ILOnly | CorFlags.Requires32Bit)),
        new("Mixed", LoadFailureKind.NotLoadable, "mixes native code with that of .NET", "C# project",
            (folder, name) => Damage.SetFlags(PluginForge.Write(folder.Root, name, Nic), default)),
        new("Reference", LoadFailureKind.NotLoadable, "is a reference assembly", "below bin",
            (folder, name) => PluginForge.Write(folder.Root, name, Nic with { IsInReferenceAssembly = true })),
        new("Initializer", LoadFailureKind.ConstructorThrew, "no hardware", "begins in DriverEntry",
            (folder, name) => PluginForge.Write(
                folder.Root, name, Nic with { Constructor = PluginForge.Throws("no hardware\u001B[2J") })),
    ];

    /// <summary>A folder without end: every name is a link to the next one.</summary>
    private static string MakeChain(TemporaryFolder folder, string name, int links)
    {
        for (int i = 0; i < links; i++)
        {
            Damage.MakeLink(folder.At(name, $"x{i}.dll"), $"x{(i + 1) % links}.dll");
        }

        return folder.At(name);
    }

    private static string Folder(string path) => Path.GetDirectoryName(path)!;

    private static string MakeEnormous(TemporaryFolder folder, string name)
    {
        string path = folder.Write($"{name}/{name}.dll", "MZ");
        using FileStream file = File.OpenWrite(path);
        file.SetLength(9L << 30);
        return path;
    }
}
