using System.Reflection;
using System.Reflection.Emit;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using System.Runtime.Loader;
using NdisConformance.Contract;

namespace NdisConformance.Tests.Runner;

/// <summary>Writes small plugin assemblies, right and wrong ones.</summary>
internal static class PluginForge
{
    public const uint Refuses = 0xC0000001;

    /// <summary>Writes a plugin with these drivers into a folder of its name; gives the path of its .dll.</summary>
    public static string Write(string folder, string name, params ForgedDriver[] drivers)
        => WriteNamed(folder, name, name, drivers);

    /// <summary>Writes a plugin whose assembly may have another name than its file.</summary>
    public static string WriteNamed(string folder, string file, string name, params ForgedDriver[] drivers)
    {
        PersistedAssemblyBuilder assembly = new(new AssemblyName { Name = name }, typeof(object).Assembly);
        ModuleBuilder module = assembly.DefineDynamicModule(file);
        foreach (ForgedDriver driver in drivers)
        {
            Type type = Driver(module, driver);
            ConstructorInfo attribute = typeof(NdisMiniportAttribute).GetConstructor([typeof(string), typeof(Type)])!;
            PropertyInfo generation =
                typeof(NdisMiniportAttribute).GetProperty(nameof(NdisMiniportAttribute.Generation))!;
            assembly.SetCustomAttribute(
                new CustomAttributeBuilder(attribute, [driver.Name, type], [generation], [driver.Generation]));
            if (driver.ModuleInitializer is { } initialize)
            {
                initialize(module.DefineGlobalMethod(
                    ConstructorInfo.TypeConstructorName,
                    MethodAttributes.Static | MethodAttributes.SpecialName | MethodAttributes.RTSpecialName,
                    typeof(void),
                    Type.EmptyTypes).GetILGenerator());
                module.CreateGlobalFunctions();
            }

            if (driver.IsInReferenceAssembly)
            {
                assembly.SetCustomAttribute(new CustomAttributeBuilder(
                    typeof(System.Runtime.CompilerServices.ReferenceAssemblyAttribute).GetConstructor(Type.EmptyTypes)!,
                    []));
            }
        }

        return Save(assembly, folder, file);
    }

    /// <summary>A plugin whose attribute has the right name and comes from another assembly.</summary>
    public static void WriteWithAnImitation(string folder, string name)
    {
        PersistedAssemblyBuilder imitation = new(new AssemblyName("Imitation"), typeof(object).Assembly);
        TypeBuilder attribute = imitation.DefineDynamicModule("Imitation").DefineType(
            "NdisConformance.Contract.NdisMiniportAttribute", TypeAttributes.Public, typeof(Attribute));
        ILGenerator code = attribute.DefineConstructor(
            MethodAttributes.Public, CallingConventions.Standard, [typeof(string), typeof(Type)]).GetILGenerator();
        code.Emit(OpCodes.Ldarg_0);
        code.Emit(
            OpCodes.Call,
            typeof(Attribute).GetConstructor(BindingFlags.NonPublic | BindingFlags.Instance, Type.EmptyTypes)!);
        code.Emit(OpCodes.Ret);
        attribute.CreateType();

        Type loaded = Load(Save(imitation, folder, "Imitation")).GetType(attribute.FullName!)!;
        PersistedAssemblyBuilder assembly = new(new AssemblyName(name), typeof(object).Assembly);
        assembly.DefineDynamicModule(name);
        assembly.SetCustomAttribute(
            new CustomAttributeBuilder(loaded.GetConstructors().Single(), ["nic", typeof(object)]));
        Save(assembly, folder, name);
    }

    /// <summary>Loads an assembly, so that another one can be written against it.</summary>
    public static Assembly Load(string path)
    {
        using FileStream stream = File.OpenRead(path);
        return new AssemblyLoadContext("forge", isCollectible: true).LoadFromStream(stream);
    }

    /// <summary>
    /// A plain library with one class, which may hold an object of a type in another assembly; gives the path of its
    /// .dll.
    /// </summary>
    public static string WriteLibrary(string folder, string name, Type? needed = null)
    {
        PersistedAssemblyBuilder assembly = new(new AssemblyName(name), typeof(object).Assembly);
        TypeBuilder type = assembly.DefineDynamicModule(name).DefineType("Vendor.Helper", TypeAttributes.Public);
        if (needed is not null)
        {
            type.DefineField("needed", needed, FieldAttributes.Public);
        }

        type.CreateType();
        return Save(assembly, folder, name);
    }

    /// <summary>Lets an assembly say that it was built against another version of the Contract.</summary>
    public static void BuildAgainst(string path, Version version)
    {
        byte[] bytes = File.ReadAllBytes(path);
        using PEReader file = new(new MemoryStream(bytes));
        MetadataReader reader = file.GetMetadataReader();
        AssemblyReferenceHandle handle = reader.AssemblyReferences.Single(
            candidate => reader.GetString(reader.GetAssemblyReference(candidate).Name) == "NdisConformance.Contract");
        int row = file.PEHeaders.MetadataStartOffset
            + reader.GetTableMetadataOffset(TableIndex.AssemblyRef)
            + ((MetadataTokens.GetRowNumber(handle) - 1) * reader.GetTableRowSize(TableIndex.AssemblyRef));
        BitConverter.TryWriteBytes(bytes.AsSpan(row), (ushort)version.Major);
        BitConverter.TryWriteBytes(bytes.AsSpan(row + 2), (ushort)version.Minor);
        File.WriteAllBytes(path, bytes);
    }

    /// <summary>Code that throws an exception with this text.</summary>
    public static Action<ILGenerator> Throws(string message) => code =>
    {
        code.Emit(OpCodes.Ldstr, message);
        code.Emit(OpCodes.Newobj, typeof(InvalidOperationException).GetConstructor([typeof(string)])!);
        code.Emit(OpCodes.Throw);
    };

    /// <summary>Code for DriverEntry that throws on one version of NDIS and refuses on others.</summary>
    public static Action<ILGenerator> ThrowsOn(int ndisVersion) => code =>
    {
        Label other = code.DefineLabel();
        code.Emit(OpCodes.Ldarg_1);
        code.Emit(OpCodes.Callvirt, typeof(INdisRegistration).GetMethod(nameof(INdisRegistration.NdisGetVersion))!);
        code.Emit(OpCodes.Ldc_I4, ndisVersion);
        code.Emit(OpCodes.Bne_Un, other);
        Throws("this version is not mine")(code);
        code.MarkLabel(other);
        code.Emit(OpCodes.Ldc_I4, unchecked((int)Refuses));
    };

    /// <summary>Code that waits, so that a test can interrupt.</summary>
    public static Action<ILGenerator> Sleeps(int milliseconds) => code =>
    {
        code.Emit(OpCodes.Ldc_I4, milliseconds);
        code.Emit(OpCodes.Call, typeof(Thread).GetMethod(nameof(Thread.Sleep), [typeof(int)])!);
    };

    /// <summary>Code that makes an object of a type in another assembly.</summary>
    public static Action<ILGenerator> Makes(Type type) => code =>
    {
        code.Emit(OpCodes.Newobj, type.GetConstructor(Type.EmptyTypes)!);
        code.Emit(OpCodes.Pop);
    };

    private static Type Driver(ModuleBuilder module, ForgedDriver driver)
    {
        TypeBuilder type = module.DefineType(
            "Vendor." + driver.Name.Replace('-', '_'),
            (driver.IsPublic ? TypeAttributes.Public : TypeAttributes.NotPublic)
                | (driver.IsAbstract ? TypeAttributes.Abstract : default),
            typeof(object),
            driver.IsDriver ? [typeof(IMiniportDriver)] : []);
        if (driver.IsGeneric)
        {
            type.DefineGenericParameters("T");
        }

        if (driver.HasMutableStatic)
        {
            type.DefineField("s_calls", typeof(int), FieldAttributes.Private | FieldAttributes.Static);
        }

        if (driver.HasThreadStatic)
        {
            type.DefineField("t_calls", typeof(int), FieldAttributes.Private | FieldAttributes.Static)
                .SetCustomAttribute(new CustomAttributeBuilder(
                    typeof(ThreadStaticAttribute).GetConstructor(Type.EmptyTypes)!, []));
        }

        DefineConstructor(type, driver);
        DefineEntry(type, driver);
        return type.CreateType();
    }

    private static void DefineConstructor(TypeBuilder type, ForgedDriver driver)
    {
        ILGenerator code = type.DefineConstructor(
            MethodAttributes.Public,
            CallingConventions.Standard,
            driver.HasPlainConstructor ? Type.EmptyTypes : [typeof(int)]).GetILGenerator();
        code.Emit(OpCodes.Ldarg_0);
        code.Emit(OpCodes.Call, typeof(object).GetConstructor(Type.EmptyTypes)!);
        driver.Constructor?.Invoke(code);
        code.Emit(OpCodes.Ret);
    }

    private static void DefineEntry(TypeBuilder type, ForgedDriver driver)
    {
        MethodInfo declared = typeof(IMiniportDriver).GetMethod(nameof(IMiniportDriver.DriverEntry))!;
        MethodBuilder entry = type.DefineMethod(
            declared.Name,
            MethodAttributes.Public | MethodAttributes.Virtual | MethodAttributes.Final | MethodAttributes.NewSlot,
            declared.ReturnType,
            [.. declared.GetParameters().Select(parameter => parameter.ParameterType)]);
        ILGenerator code = entry.GetILGenerator();
        if (driver.Entry is null)
        {
            code.Emit(OpCodes.Ldc_I4, unchecked((int)Refuses));
        }
        else
        {
            driver.Entry(code);
        }

        code.Emit(OpCodes.Ret);
    }

    private static string Save(PersistedAssemblyBuilder assembly, string folder, string name)
    {
        string path = Path.Combine(folder, name, name + ".dll");
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        assembly.Save(path);
        return path;
    }
}
