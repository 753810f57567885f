using System.Collections.Immutable;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace NdisConformance.Runner;

/// <summary>What is read of an assembly without loading it.</summary>
internal sealed class AssemblyMetadata
{
    // Attributes whose arguments are looked at; others stay undecoded.
    private static readonly HashSet<string> Wanted =
        new(StringComparer.Ordinal) { "NdisMiniportAttribute", "FaultyMiniportAttribute" };

    private AssemblyMetadata(string path, MetadataReader reader, string? obstacle)
    {
        Path = path;
        Name = reader.GetString(reader.GetAssemblyDefinition().Name);
        References = [.. reader.AssemblyReferences.Select(handle => Reference(reader, handle))];
        CustomAttributeHandle[] attributes = [.. reader.GetAssemblyDefinition().GetCustomAttributes()];
        Attributes = [.. attributes
            .Select(handle => Attribute(reader, reader.GetCustomAttribute(handle)))
            .OfType<AttributeUse>()];
        MayKeepState = StaticFieldScan.AnyIn(reader);
        Obstacle = attributes.Any(handle => IsReferenceMark(reader, reader.GetCustomAttribute(handle)))
            ? "is a reference assembly, which has no code"
            : obstacle;
    }

    public string Path { get; }

    public string Name { get; }

    public IReadOnlyList<AssemblyReferenceName> References { get; }

    public IReadOnlyList<AttributeUse> Attributes { get; }

    public bool MayKeepState { get; }

    /// <summary>True if it holds native code beside its IL.</summary>
    public bool IsPrecompiled { get; private init; }

    /// <summary>Why .NET cannot run its code, as the rest of a sentence; null if nothing speaks against it.</summary>
    public string? Obstacle { get; }

    public IEnumerable<AttributeUse> DriverAttributes => Attributes.Where(
        attribute => attribute is { Namespace: "NdisConformance.Contract", Name: "NdisMiniportAttribute" });

    public IEnumerable<AttributeUse> FaultAttributes => Attributes.Where(
        attribute => attribute.Name == "FaultyMiniportAttribute");

    /// <summary>Reads a file; null if it is a native library, as one may lie beside a plugin.</summary>
    /// <exception cref="PluginLoadException">It cannot be read, it is damaged, or it is no library at all.</exception>
    public static AssemblyMetadata? Read(string path)
    {
        string name = System.IO.Path.GetFileName(path);
        try
        {
            // Not mapped into memory: the file may become shorter while it is read.
            using BufferedStream stream = new(RegularFile.Open(path));
            return LibraryForm.Of(stream) switch
            {
                LibraryKind.Portable => ReadPortable(path, stream),
                LibraryKind.Native => null,
                LibraryKind.Empty => throw Damaged(name, $"{name} is empty"),
                _ => throw NotDotNet(name),
            };
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw RegularFile.Unreadable(path, exception);
        }
#pragma warning disable CA1031 // Readers of metadata throw all kinds of exceptions where it is damaged.
        catch (Exception exception) when (exception is not PluginLoadException)
#pragma warning restore CA1031
        {
            throw Damaged(name, $"{name} is damaged or cut off: its .NET metadata cannot be read");
        }
    }

    public static PluginLoadException Damaged(string plugin, string message) => new(
        LoadFailureKind.Damaged, plugin, message, "build the plugin again, or copy its files again");

    public static PluginLoadException NotDotNet(string name) => new(
        LoadFailureKind.NotDotNet,
        name,
        $"{name} is no .NET assembly",
        "a plugin is built from a C# project; a native driver cannot be loaded");

    /// <exception cref="PluginLoadException">.NET cannot run its code.</exception>
    public void CheckLoadable()
    {
        if (Obstacle is not null)
        {
            throw new PluginLoadException(
                LoadFailureKind.NotLoadable,
                Name,
                $"{Name} {Obstacle}",
                "set <PlatformTarget>AnyCPU</PlatformTarget> in its C# project, build it, and give the folder that the "
                + "build writes below bin");
        }
    }

    private static AssemblyMetadata? ReadPortable(string path, Stream stream)
    {
        using PEReader file = new(stream, PEStreamOptions.LeaveOpen);
        if (!file.HasMetadata)
        {
            return null;
        }

        MetadataReader reader = file.GetMetadataReader();
        return reader.IsAssembly
            ? new AssemblyMetadata(path, reader, LibraryForm.Obstacle(file.PEHeaders))
            {
                IsPrecompiled = file.PEHeaders.CorHeader?.ManagedNativeHeaderDirectory.Size > 0,
            }
            : throw NotDotNet(System.IO.Path.GetFileName(path));
    }

    private static bool IsReferenceMark(MetadataReader reader, CustomAttribute attribute)
        => AttributeClass(reader, attribute.Constructor).Name == "ReferenceAssemblyAttribute";

    private static AssemblyReferenceName Reference(MetadataReader reader, AssemblyReferenceHandle handle)
    {
        AssemblyReference reference = reader.GetAssemblyReference(handle);
        string name = reader.GetString(reference.Name);

        // It becomes the name of a file that is looked for.
        return name.Length > 0 && name.IndexOfAny(System.IO.Path.GetInvalidFileNameChars()) < 0
            && !name.Contains('\\', StringComparison.Ordinal)
            ? new AssemblyReferenceName(name, reference.Version, !reference.PublicKeyOrToken.IsNil)
            : throw new BadImageFormatException();
    }

    private static AttributeUse? Attribute(MetadataReader reader, CustomAttribute attribute)
    {
        (string space, string name, string? assembly) = AttributeClass(reader, attribute.Constructor);
        if (!Wanted.Contains(name))
        {
            return null;
        }

        try
        {
            CustomAttributeValue<string> value = attribute.DecodeValue(new AttributeTypeNames());
            ImmutableArray<CustomAttributeTypedArgument<string>> given = value.FixedArguments;
            return new AttributeUse(
                space, name, assembly, [.. given.Select(argument => argument.Value)], value.NamedArguments);
        }
        catch (BadImageFormatException) when (space != "NdisConformance.Contract")
        {
            // Somebody else's attribute of that name, with other arguments.
            return null;
        }
    }

    private static (string Namespace, string Name, string? Assembly) AttributeClass(
        MetadataReader reader, EntityHandle constructor)
    {
        if (constructor.Kind == HandleKind.MethodDefinition)
        {
            return Own(reader.GetMethodDefinition((MethodDefinitionHandle)constructor).GetDeclaringType());
        }

        MemberReference member = reader.GetMemberReference((MemberReferenceHandle)constructor);
        if (member.Parent.Kind == HandleKind.TypeDefinition)
        {
            return Own((TypeDefinitionHandle)member.Parent);
        }

        if (member.Parent.Kind != HandleKind.TypeReference)
        {
            return (string.Empty, string.Empty, null);
        }

        TypeReference type = reader.GetTypeReference((TypeReferenceHandle)member.Parent);
        string? assembly = type.ResolutionScope.Kind == HandleKind.AssemblyReference
            ? reader.GetString(reader.GetAssemblyReference((AssemblyReferenceHandle)type.ResolutionScope).Name)
            : null;
        return (reader.GetString(type.Namespace), reader.GetString(type.Name), assembly);

        (string Namespace, string Name, string? Assembly) Own(TypeDefinitionHandle handle)
        {
            TypeDefinition own = reader.GetTypeDefinition(handle);
            return (reader.GetString(own.Namespace), reader.GetString(own.Name), null);
        }
    }
}
