using System.Collections.Immutable;
using System.Reflection;
using System.Reflection.Metadata;

namespace NdisConformance.Runner;

/// <summary>
/// Finds static fields that can carry something from one scenario to the next: those that are neither constant nor
/// read-only, and read-only collections.
/// </summary>
internal static class MutableStatics
{
    public static bool AnyIn(MetadataReader reader)
        => reader.TypeDefinitions.Any(handle => AnyIn(reader, reader.GetTypeDefinition(handle)));

    private static bool AnyIn(MetadataReader reader, TypeDefinition type)
    {
        // The compiler keeps cached delegates and the like in types that no source can name.
        if (reader.GetString(type.Name).StartsWith('<'))
        {
            return false;
        }

        foreach (FieldDefinitionHandle handle in type.GetFields())
        {
            FieldDefinition field = reader.GetFieldDefinition(handle);
            bool isVariable = (field.Attributes & FieldAttributes.Static) != 0
                && (field.Attributes & FieldAttributes.Literal) == 0;
            bool isReadOnly = (field.Attributes & FieldAttributes.InitOnly) != 0;
            if (isVariable && (!isReadOnly || IsCollection(field)))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsCollection(FieldDefinition field)
    {
        string type = field.DecodeSignature(new SignatureTypeNames(), genericContext: null);
        return type.StartsWith("System.Collections.", StringComparison.Ordinal)
            && !type.StartsWith("System.Collections.Immutable.", StringComparison.Ordinal)
            && !type.StartsWith("System.Collections.Frozen.", StringComparison.Ordinal);
    }

    private sealed class SignatureTypeNames : ISignatureTypeProvider<string, object?>
    {
        public string GetArrayType(string elementType, ArrayShape shape) => elementType + "[]";

        public string GetByReferenceType(string elementType) => elementType + "&";

        public string GetFunctionPointerType(MethodSignature<string> signature) => "*";

        public string GetGenericInstantiation(string genericType, ImmutableArray<string> typeArguments)
            => genericType;

        public string GetGenericMethodParameter(object? genericContext, int index) => "!!";

        public string GetGenericTypeParameter(object? genericContext, int index) => "!";

        public string GetModifiedType(string modifier, string unmodifiedType, bool isRequired) => unmodifiedType;

        public string GetPinnedType(string elementType) => elementType;

        public string GetPointerType(string elementType) => elementType + "*";

        public string GetPrimitiveType(PrimitiveTypeCode typeCode) => typeCode.ToString();

        public string GetSZArrayType(string elementType) => elementType + "[]";

        public string GetTypeFromDefinition(MetadataReader reader, TypeDefinitionHandle handle, byte rawTypeKind)
            => string.Empty;

        public string GetTypeFromReference(MetadataReader reader, TypeReferenceHandle handle, byte rawTypeKind)
        {
            TypeReference type = reader.GetTypeReference(handle);
            return reader.GetString(type.Namespace) + "." + reader.GetString(type.Name);
        }

        public string GetTypeFromSpecification(
            MetadataReader reader, object? genericContext, TypeSpecificationHandle handle, byte rawTypeKind)
            => reader.GetTypeSpecification(handle).DecodeSignature(this, genericContext);
    }
}
