using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;
using NdisConformance.Contract;
using NdisConformance.Runner;

namespace NdisConformance.Tests.Runner;

/// <summary>Every way in which a plugin fails to load says what is wrong and what mends it.</summary>
[TestFixture]
internal sealed class PluginLoadingTests
{
    private static readonly string Reference =
        Path.Combine(TestContext.CurrentContext.TestDirectory, "plugins", "ReferenceMiniport");

    private TemporaryFolder _folder = null!;

    [SetUp]
    public void SetUp() => _folder = new TemporaryFolder();

    [TearDown]
    public void TearDown() => _folder.Dispose();

    [Test]
    public void Loads_AFolder_AndItsDll()
    {
        foreach (string path in new[] { Reference, Path.Combine(Reference, "ReferenceMiniport.dll") })
        {
            using Plugin plugin = Plugin.Open(path, new McMasterPluginLoader());

            Assert.That(plugin.Manifest.Name, Is.EqualTo("ReferenceMiniport"));
            Assert.That(plugin.Manifest.Drivers.Select(driver => driver.Name), Is.EqualTo(new[] { "reference" }));
        }
    }

    [Test]
    public void Loads_APluginThatCarriesAnotherOneAlong()
    {
        PluginManifest manifest = PluginScanner.Scan(
            Path.Combine(Path.GetDirectoryName(Reference)!, "ConformingMiniports"));

        Assert.That(manifest.Name, Is.EqualTo("ConformingMiniports"));
        Assert.That(manifest.Drivers, Has.Count.AtLeast(8));
    }

    [Test]
    public void Drivers_OfOnePlugin_AreToldApart()
    {
        PluginForge.Write(_folder.Root, "Vendor", new ForgedDriver("nic-b"), new ForgedDriver("nic-a"));

        using Plugin plugin = Open("Vendor");

        Assert.That(plugin.Manifest.Drivers.Select(driver => driver.Name), Is.EqualTo(new[] { "nic-a", "nic-b" }));
        Assert.That(
            plugin.Use("nic-b", maker => maker.MakeDriver().GetType().FullName), Is.EqualTo("Vendor.nic_b"));
    }

    [Test]
    public void NotFound() => Fails(LoadFailureKind.NotFound, "nowhere", "there is no plugin", "list plugins");

    [Test]
    public void NotDotNet_AsAFile()
    {
        _folder.Write("Vendor/Vendor.dll", "this is text");

        Fails(LoadFailureKind.NotDotNet, "Vendor/Vendor.dll", "is no .NET assembly", "C# project");
    }

    [Test]
    public void NotDotNet_AsAFolder()
    {
        _folder.Write("Vendor/Vendor.dll", "this is text");

        Fails(LoadFailureKind.NotDotNet, "Vendor", "is no .NET assembly", "C# project");
    }

    [Test]
    public void NoAttribute()
    {
        PluginForge.WriteLibrary(_folder.Root, "Vendor");

        Fails(LoadFailureKind.NoAttribute, "Vendor", "no assembly in Vendor", "[assembly: NdisMiniport(");
        Fails(LoadFailureKind.NoAttribute, "Vendor/Vendor.dll", "Vendor.dll carries no", "[assembly: NdisMiniport(");
    }

    [Test]
    public void NoAttribute_InAProjectFolder_SaysToBuildIt()
    {
        _folder.Write("Vendor/Vendor.csproj", "<Project/>");

        Fails(LoadFailureKind.NoAttribute, "Vendor", "source and no built plugin", "build it");
    }

    [Test]
    public void SeveralAssemblies()
    {
        string folder = _folder.At("Both");
        foreach (string name in new[] { "VendorA", "VendorB" })
        {
            string path = PluginForge.Write(_folder.Root, name, new ForgedDriver("nic"));
            TemporaryFolder.CopyFiles(Path.GetDirectoryName(path)!, folder);
        }

        Fails(LoadFailureKind.SeveralAssemblies, "Both", "VendorA, VendorB", "give the .dll");
        Assert.That(PluginScanner.Scan(_folder.At("Both", "VendorB.dll")).Name, Is.EqualTo("VendorB"));
    }

    [TestCase("a b")]
    [TestCase("")]
    [TestCase("../up")]
    public void BadDriverName(string name)
    {
        PluginForge.Write(_folder.Root, "Vendor", new ForgedDriver("nic") { }, new ForgedDriver(name));

        Fails(LoadFailureKind.BadDriverName, "Vendor", "is no name for a driver", "letters, digits");
    }

    [Test]
    public void BadDriverName_ThatTwoHave()
    {
        PluginForge.Write(_folder.Root, "Vendor", new ForgedDriver("nic"), new ForgedDriver("NIC"));

        Fails(LoadFailureKind.BadDriverName, "Vendor", "two drivers", "a name of its own");
    }

    [Test]
    public void WrongDriverType_ThatIsNoDriver()
    {
        PluginForge.Write(_folder.Root, "Vendor", new ForgedDriver("nic") { IsDriver = false });

        Fails(LoadFailureKind.WrongDriverType, "Vendor", "Vendor.nic", "implements IMiniportDriver");
    }

    [Test]
    public void WrongDriverType_ThatIsNotPublic()
    {
        PluginForge.Write(_folder.Root, "Vendor", new ForgedDriver("nic") { IsPublic = false });

        Fails(LoadFailureKind.WrongDriverType, "Vendor", "no public class", "name a public class");
    }

    [Test]
    public void NoConstructor()
    {
        PluginForge.Write(_folder.Root, "Vendor", new ForgedDriver("nic") { HasPlainConstructor = false });

        Fails(LoadFailureKind.NoConstructor, "Vendor", "no public constructor without parameters", "DriverEntry");
    }

    [Test]
    public void ForeignContract_ThatIsAnImitation()
    {
        PluginForge.WriteWithAnImitation(_folder.Root, "Vendor");

        Fails(
            LoadFailureKind.ForeignContract,
            "Vendor",
            "from Imitation",
            "reference the package NdisConformance.Contract");
    }

    [Test]
    public void ForeignContract_OfAnotherMajorVersion()
    {
        Version ours = typeof(IMiniportDriver).Assembly.GetName().Version!;
        string path = PluginForge.Write(_folder.Root, "Vendor", new ForgedDriver("nic"));
        PluginForge.BuildAgainst(path, new Version(ours.Major + 1, 0));

        Fails(LoadFailureKind.ForeignContract, "Vendor", $"Contract {ours.Major + 1}.0", "build the plugin against");
    }

    [Test]
    public void NewerContract()
    {
        Version ours = typeof(IMiniportDriver).Assembly.GetName().Version!;
        string path = PluginForge.Write(_folder.Root, "Vendor", new ForgedDriver("nic"));
        PluginForge.BuildAgainst(path, new Version(ours.Major, ours.Minor + 1));

        Fails(LoadFailureKind.NewerContract, "Vendor", "newer than", "take a harness of at least");
    }

    [Test]
    public void OlderContract_Loads()
    {
        Version ours = typeof(IMiniportDriver).Assembly.GetName().Version!;
        Assume.That(ours.Minor, Is.Positive);
        string path = PluginForge.Write(_folder.Root, "Vendor", new ForgedDriver("nic"));
        PluginForge.BuildAgainst(path, new Version(ours.Major, ours.Minor - 1));

        using Plugin plugin = Open("Vendor");

        Assert.That(plugin.Use("nic", maker => maker.MakeDriver()), Is.InstanceOf<IMiniportDriver>());
    }

    [Test]
    public void MissingDependency()
    {
        PluginForge.Write(_folder.Root, "Vendor", new ForgedDriver("nic") { Constructor = MakesHelper() });

        Fails(LoadFailureKind.MissingDependency, "Vendor", "needs VendorHelper", "EnableDynamicLoading");
    }

    [Test]
    public void Dependency_BesideThePlugin_IsTaken()
    {
        string path = PluginForge.Write(
            _folder.Root, "Vendor", new ForgedDriver("nic") { Constructor = MakesHelper() });
        File.Copy(_folder.At("VendorHelper", "VendorHelper.dll"), _folder.At("Vendor", "VendorHelper.dll"));

        Assert.That(() => Open(path).Dispose(), Throws.Nothing);
    }

    [Test]
    public void Dependency_OnTheHarness_IsNotShared()
    {
        Type ours = typeof(PluginScanner).Assembly.GetType("NdisConformance.Runner.PluginLoadException")!;
        PluginForge.Write(_folder.Root, "Vendor", new ForgedDriver("nic") { Constructor = code =>
        {
            code.Emit(System.Reflection.Emit.OpCodes.Ldtoken, ours);
            code.Emit(System.Reflection.Emit.OpCodes.Pop);
        } });

        Fails(LoadFailureKind.MissingDependency, "Vendor", "needs NdisConformance.Runner", "EnableDynamicLoading");
    }

    /// <summary>The harness has an assembly of the missing one's name, which must not stand in for it.</summary>
    [Test]
    public void Dependency_OfAHelper_OnTheHarness_IsNotShared()
    {
        PluginForge.Write(_folder.Root, "Vendor", new ForgedDriver("nic"));
        PutBesideVendor(PluginForge.WriteLibrary(_folder.Root, "VendorHelper", typeof(PluginScanner)));

        Fails(
            LoadFailureKind.MissingDependency,
            "Vendor",
            "VendorHelper needs NdisConformance.Runner",
            "EnableDynamicLoading");
        Fails(LoadFailureKind.MissingDependency, "Vendor/Vendor.dll", "VendorHelper needs", "EnableDynamicLoading");
    }

    [Test]
    public void Dependency_OfAHelper_IsMissing_ThoughThePluginDoesNotReferToTheHelper()
    {
        string inner = PluginForge.WriteLibrary(_folder.Root, "VendorInner");
        Type innerType = PluginForge.Load(inner).GetType("Vendor.Helper")!;
        PluginForge.Write(_folder.Root, "Vendor", new ForgedDriver("nic"));
        PutBesideVendor(PluginForge.WriteLibrary(_folder.Root, "VendorHelper", innerType));

        Fails(
            LoadFailureKind.MissingDependency, "Vendor", "VendorHelper needs VendorInner", "EnableDynamicLoading");

        PutBesideVendor(inner);
        Assert.That(() => Open("Vendor").Dispose(), Throws.Nothing);
    }

    [Test]
    public void Contract_IsTheOnlyAssemblyThatIsShared()
    {
        string path = PluginForge.Write(
            _folder.Root, "Vendor", new ForgedDriver("nic") { Constructor = MakesHelper() });
        PutBesideVendor(_folder.At("VendorHelper", "VendorHelper.dll"));
        PutBesideVendor(typeof(IMiniportDriver).Assembly.Location);
        using Plugin plugin = Open(path);

        Assembly driver = plugin.Use("nic", maker => maker.MakeDriver().GetType().Assembly);
        AssemblyLoadContext context = AssemblyLoadContext.GetLoadContext(driver)!;

        Assert.That(context.IsCollectible, Is.True);
        Assert.That(
            context.Assemblies.Select(assembly => assembly.GetName().Name),
            Is.EquivalentTo(new[] { "Vendor", "VendorHelper" }));
    }

    [Test]
    public void AContext_IsUnloaded_OnceItIsNotUsed()
    {
        PluginForge.Write(_folder.Root, "Vendor", new ForgedDriver("nic") { HasMutableStatic = true });
        WeakReference context = ContextOfAUse("Vendor");

        for (int attempt = 0; attempt < 10 && context.IsAlive; attempt++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        Assert.That(context.IsAlive, Is.False);
    }

    [Test]
    public void ConstructorThrew()
    {
        PluginForge.Write(
            _folder.Root, "Vendor", new ForgedDriver("nic") { Constructor = PluginForge.Throws("no hardware") });

        Fails(
            LoadFailureKind.ConstructorThrew,
            "Vendor",
            "InvalidOperationException: no hardware",
            "begins in DriverEntry");
    }

    [Test]
    public void ConstructorThrew_OfADriverThatIsNotWanted_DoesNotMatter()
    {
        PluginForge.Write(
            _folder.Root,
            "Vendor",
            new ForgedDriver("nic"),
            new ForgedDriver("broken") { Constructor = PluginForge.Throws("no hardware") });

        using Plugin plugin = Plugin.Open(_folder.At("Vendor"), new McMasterPluginLoader());
        Assert.That(() => plugin.Check("nic"), Throws.Nothing);
    }

    [Test]
    public void Statics_AreRestored_OrThePluginIsLoadedAnew()
    {
        PluginForge.Write(_folder.Root, "Without", new ForgedDriver("nic"));
        PluginForge.Write(_folder.Root, "Restored", new ForgedDriver("nic") { HasMutableStatic = true });
        PluginForge.Write(
            _folder.Root, "Anew", new ForgedDriver("nic") { HasMutableStatic = true, HasThreadStatic = true });

        using Plugin without = Open("Without");
        using Plugin restored = Open("Restored");
        using Plugin anew = Open("Anew");

        Assert.Multiple(() =>
        {
            Assert.That(without.Isolation.Kind, Is.EqualTo(IsolationKind.Shared));
            Assert.That(restored.Isolation, Is.EqualTo(new PluginIsolation(IsolationKind.Restored, 1, string.Empty)));
            Assert.That(anew.Isolation.Kind, Is.EqualTo(IsolationKind.LoadedAnew));
            Assert.That(anew.Isolation.Reason, Is.EqualTo("Vendor.nic.t_calls has a value for each thread"));
            Assert.That(TypesOfTwoUses(without).Distinct().Count(), Is.EqualTo(1));
            Assert.That(TypesOfTwoUses(restored).Distinct().Count(), Is.EqualTo(1));
            Assert.That(TypesOfTwoUses(anew).Distinct().Count(), Is.EqualTo(2));
        });
    }

    [Test]
    public void Statics_HoldTheirFirstValue_InEachUse()
    {
        PluginForge.Write(_folder.Root, "Restored", new ForgedDriver("nic") { HasMutableStatic = true });
        using Plugin plugin = Open("Restored");

        int[] before = [.. Enumerable.Range(0, 2).Select(_ => plugin.Use("nic", maker =>
        {
            FieldInfo field = maker.MakeDriver().GetType()
                .GetField("s_calls", BindingFlags.Static | BindingFlags.NonPublic)!;
            int value = (int)field.GetValue(null)!;
            field.SetValue(null, 7);
            return value;
        }))];

        Assert.That(before, Is.EqualTo(new[] { 0, 0 }));
    }

    [TestCase(false)]
    [TestCase(true)]
    public void Statics_HoldTheirFirstValue_AfterARepeat(bool isLoadedAnew)
    {
        PluginForge.Write(
            _folder.Root,
            "Repeated",
            new ForgedDriver("nic") { HasMutableStatic = true, HasThreadStatic = isLoadedAnew });
        using Plugin plugin = Open("Repeated");

        int[] values = plugin.Use("nic", maker =>
        {
            FieldInfo first = Calls(maker);
            first.SetValue(null, 7);
            int before = (int)Calls(maker).GetValue(null)!;
            maker.Renew();
            return new[] { before, (int)Calls(maker).GetValue(null)! };
        });

        Assert.That(values, Is.EqualTo(new[] { 7, 0 }));

        static FieldInfo Calls(DriverMaker maker) => maker.MakeDriver().GetType()
            .GetField("s_calls", BindingFlags.Static | BindingFlags.NonPublic)!;
    }

    [Test]
    public void TwoUsesAtOnce_HaveStaticsOfTheirOwn()
    {
        PluginForge.Write(_folder.Root, "Restored", new ForgedDriver("nic") { HasMutableStatic = true });
        using Plugin plugin = Open("Restored");

        (Type outer, Type inner) = plugin.Use("nic", first => (
            first.MakeDriver().GetType(), plugin.Use("nic", second => second.MakeDriver().GetType())));

        Assert.That(inner, Is.Not.SameAs(outer));
    }

    [Test]
    public void OurPlugins_HaveNoStaticState()
    {
        foreach (string folder in Directory.EnumerateDirectories(Path.GetDirectoryName(Reference)!))
        {
            using Plugin plugin = Plugin.Open(folder, new McMasterPluginLoader());
            Assert.That(plugin.Isolation.Kind, Is.EqualTo(IsolationKind.Shared), folder);
        }
    }

    // In a method of its own, so that no local variable of the test keeps the driver.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private WeakReference ContextOfAUse(string name)
    {
        using Plugin plugin = Open(name);
        return plugin.Use("nic", maker => new WeakReference(
            AssemblyLoadContext.GetLoadContext(maker.MakeDriver().GetType().Assembly)));
    }

    private void PutBesideVendor(string file) => File.Copy(file, _folder.At("Vendor", Path.GetFileName(file)));

    private static Type[] TypesOfTwoUses(Plugin plugin)
        => [.. Enumerable.Range(0, 2).Select(_ => plugin.Use("nic", maker => maker.MakeDriver().GetType()))];

    private Action<System.Reflection.Emit.ILGenerator> MakesHelper()
    {
        string library = PluginForge.WriteLibrary(_folder.Root, "VendorHelper");
        return PluginForge.Makes(PluginForge.Load(library).GetType("Vendor.Helper")!);
    }

    /// <summary>A plugin whose drivers can all be created.</summary>
    private Plugin Open(string path)
    {
        Plugin plugin = Plugin.Open(Path.Combine(_folder.Root, path), new McMasterPluginLoader());
        foreach (DriverDeclaration driver in plugin.Manifest.Drivers)
        {
            plugin.Check(driver.Name);
        }

        return plugin;
    }

    private void Fails(LoadFailureKind kind, string path, string message, string fix)
    {
        PluginLoadException failure = Assert.Throws<PluginLoadException>(() => Open(path).Dispose())!;
        Assert.That(failure.Kind, Is.EqualTo(kind));
        Assert.That(failure.Message, Does.Contain(message));
        Assert.That(failure.Fix, Does.Contain(fix));
    }
}
