// MARK: - Document

// MARK: - Checks

// MARK: - Compilation

// MARK: - Evaluation
