using NdisConformance.Contract;

namespace NdisConformance.Machine;

/// <summary>Knows whose turn it is, and so what an irregular access means and may do.</summary>
public interface IIrregularAccessHandler
{
    /// <summary>Reports an access and decides on it.</summary>
    AccessOutcome OnIrregularAccess(in IrregularAccess access);
}
