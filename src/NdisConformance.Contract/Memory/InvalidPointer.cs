using System.Diagnostics.CodeAnalysis;

namespace NdisConformance.Contract;

/// <summary>
/// A dereference of NULL or of a number that is no address: what a machine answers with a page fault.
/// </summary>
internal static class InvalidPointer
{
    [DoesNotReturn]
    public static void Throw(ulong value)
        => throw new InvalidPointerException(
            value,
            value == 0
                ? "a NULL pointer was dereferenced"
                : "a pointer that is no address of simulated memory was dereferenced");
}
