namespace NdisConformance.Results;

/// <summary>A part of the contract that has a verdict of its own.</summary>
public enum Profile
{
    Ndis6,
    Ndis5,
    SgDma,
    SharedMemory,
    Pools,
    DataPath,
    Lifecycle,
}
