using System.Reflection;
using System.Reflection.Metadata;

namespace NdisConformance.Runner;

/// <summary>
/// Reads from metadata whether an assembly has a static field that could carry anything from one scenario to the next.
/// Only constants and read-only numbers and strings certainly do not; of all others <see cref="StaticState"/> looks at
/// the values, for which the plugin has to be loaded.
/// </summary>
internal static class StaticFieldScan
{
    public static bool AnyIn(MetadataReader reader)
        => reader.TypeDefinitions.Any(handle => AnyIn(reader, reader.GetTypeDefinition(handle)));

    /// <summary>The compiler keeps cached delegates and the like in types that no source can name.</summary>
    public static bool IsOfCompiler(string typeName) => typeName.StartsWith('<');

    private static bool AnyIn(MetadataReader reader, TypeDefinition type)
    {
        if (IsOfCompiler(reader.GetString(type.Name)))
        {
            return false;
        }

        foreach (FieldDefinitionHandle handle in type.GetFields())
        {
            FieldDefinition field = reader.GetFieldDefinition(handle);
            bool isVariable = (field.Attributes & FieldAttributes.Static) != 0
                && (field.Attributes & FieldAttributes.Literal) == 0;
            bool isReadOnly = (field.Attributes & FieldAttributes.InitOnly) != 0;
            if (isVariable && !(isReadOnly && IsPrimitive(reader, field)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>True for numbers, characters, truth values and strings: the signature is one of their codes.</summary>
    private static bool IsPrimitive(MetadataReader reader, FieldDefinition field)
    {
        BlobReader signature = reader.GetBlobReader(field.Signature);
        signature.ReadSignatureHeader();
        SignatureTypeCode code = signature.ReadSignatureTypeCode();
        return code is (>= SignatureTypeCode.Boolean and <= SignatureTypeCode.String)
            or SignatureTypeCode.IntPtr or SignatureTypeCode.UIntPtr;
    }
}
