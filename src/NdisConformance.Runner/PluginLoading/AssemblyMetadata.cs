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

    private AssemblyMetadata(string path, MetadataReader reader)
    {
        Path = path;
        Name = reader.GetString(reader.GetAssemblyDefinition().Name);
        References = [.. reader.AssemblyReferences.Select(handle => Reference(reader, handle))];
        Attributes = [.. reader.GetAssemblyDefinition().GetCustomAttributes()
            .Select(handle => Attribute(reader, reader.GetCustomAttribute(handle)))
            .OfType<AttributeUse>()];
        MayKeepState = StaticFieldScan.AnyIn(reader);
    }

    public string Path { get; }

    public string Name { get; }

    public IReadOnlyList<AssemblyReferenceName> References { get; }

    public IReadOnlyList<AttributeUse> Attributes { get; }

    public bool MayKeepState { get; }

    public IEnumerable<AttributeUse> DriverAttributes => Attributes.Where(
        attribute => attribute is { Namespace: "NdisConformance.Contract", Name: "NdisMiniportAttribute" });

    public IEnumerable<AttributeUse> FaultAttributes => Attributes.Where(
        attribute => attribute.Name == "FaultyMiniportAttribute");

    /// <summary>Reads a file; null if it is no .NET assembly.</summary>
    public static AssemblyMetadata? Read(string path)
    {
        using FileStream stream = File.OpenRead(path);
        using PEReader file = new(stream);
        try
        {
            if (!file.HasMetadata)
            {
                return null;
            }

            MetadataReader reader = file.GetMetadataReader();
            return reader.IsAssembly ? new AssemblyMetadata(path, reader) : null;
        }
        catch (BadImageFormatException)
        {
            return null;
        }
    }

    private static AssemblyReferenceName Reference(MetadataReader reader, AssemblyReferenceHandle handle)
    {
        AssemblyReference reference = reader.GetAssemblyReference(handle);
        return new AssemblyReferenceName(
            reader.GetString(reference.Name), reference.Version, !reference.PublicKeyOrToken.IsNil);
    }

    private static AttributeUse? Attribute(MetadataReader reader, CustomAttribute attribute)
    {
        (string space, string name, string? assembly) = AttributeClass(reader, attribute.Constructor);
        if (!Wanted.Contains(name))
        {
            return null;
        }

        CustomAttributeValue<string> value = attribute.DecodeValue(new AttributeTypeNames());
        ImmutableArray<CustomAttributeTypedArgument<string>> given = value.FixedArguments;
        return new AttributeUse(
            space, name, assembly, [.. given.Select(argument => argument.Value)], value.NamedArguments);
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
