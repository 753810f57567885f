using NdisConformance.Contract;

namespace NdisConformance.Rules;

internal static class Statuses
{
    private const uint ErrorClass = 0xC000_0000;

    /// <summary>True for a status of the class of errors, as NT_ERROR says.</summary>
    public static bool IsError(NDIS_STATUS status) => ((uint)status & ErrorClass) == ErrorClass;
}
