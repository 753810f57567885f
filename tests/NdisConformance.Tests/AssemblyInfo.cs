// Fixtures run beside each other, the tests of one fixture one after the other.
// A fixture that counts allocations, or looks at the processes of the machine or at the temporary folder, is
// [NonParallelizable].
[assembly: Parallelizable(ParallelScope.Fixtures)]

// Some of them mostly wait: for builds, and for the time that hostile plugins get.
[assembly: LevelOfParallelism(4)]
